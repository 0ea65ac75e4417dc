// A browser that the test of bridge/loop.js moves on by hand.
let clock = 0, vsync = 16;
const frames = [], tasks = [];
performance.now = () => clock;
globalThis.requestAnimationFrame = (callback) => { frames.push(callback); };
globalThis.MessageChannel = class {
	port1 = { onmessage: () => {} };
	port2 = { postMessage: () => { tasks.push(() => this.port1.onmessage()); } };
};

// The graphics draw after the page has said what.
let busy = 0; // ms for a picture
const graphics = {
	SYNC_GPU_COMMANDS_COMPLETE: 1, SYNC_STATUS: 2, UNSIGNALED: 3,
	fenceSync: () => ({ done: clock + busy }),
	getSyncParameter: ({ done }) => (clock < done ? 3 : 4),
	deleteSync() {},
	flush() {},
};

function go(until) {
	while (clock < until && frames.length + tasks.length > 0) {
		if (clock >= vsync) {
			while (vsync <= clock) vsync += 16;
			for (const callback of frames.splice(0)) callback(clock);
		} else if (tasks.length > 0) {
			tasks.shift()();
		} else {
			clock = vsync;
		}
	}
}

// play trains for two seconds: without end, or in steps of so many slices, each begun when
// the one before has ended. A picture takes the graphics draw ms, and the page 2; wish is
// what training wishes on its way.
function play({ draw, slices = Infinity, showEvery = Infinity, wish = 3 }) {
	busy = draw;
	const begin = clock, end = begin + 2000;
	const seen = { pictures: 0, share: 0, delay: 0, last: -1, left: 0 };
	let left = slices, asked = 0, nextShow = begin + showEvery;
	const now = () => (clock < end ? wish : 0);
	const picture = () => {
		if (clock < end) { seen.pictures++; seen.share += draw / 2000; }
		clock += 2;
		if (asked) { seen.delay = Math.max(seen.delay, clock - asked); asked = 0; }
		seen.last = clock - end;
		loop.follow(now());
		loop.requestFrame(picture);
	};
	loop.drawWith(graphics);
	loop.attachLoop(() => {
		if (now() === 1) return 1;
		clock += 7;
		if (clock >= nextShow) { nextShow += showEvery; asked = clock; loop.wake(3); }
		if (--left > 0) return now() || 1;
		left = slices;
		if (now()) tasks.push(() => loop.wake(2)); // a script begins the next
		return 1;
	}, () => 0);
	loop.requestFrame(picture);
	loop.wake(3);
	go(end + 500);
	seen.left = frames.length + tasks.length;
	return Object.fromEntries(Object.entries(seen).map(([key, value]) => [key[0].toUpperCase() + key.slice(1), value]));
}

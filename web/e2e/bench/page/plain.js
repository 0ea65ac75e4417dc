"use strict";

// The network as one would write it first in JavaScript: an object for every
// unit and one for every link, a sample at a time. It follows the training loop
// that TensorFlow Playground made familiar: forward, backward, gather the
// gradients, update after a batch. As there, f′ is computed from the weighted
// sum, which makes tanh twice a unit; the Go programs tell it from the output.
// The code is our own.

const activations = {
	tanh: {
		f: (z) => Math.tanh(z),
		derivative: (z) => {
			const a = Math.tanh(z);
			return 1 - a * a;
		},
	},
	relu: {
		f: (z) => Math.max(0, z),
		derivative: (z) => (z <= 0 ? 0 : 1),
	},
};

const halfSquared = {
	f: (output, target) => 0.5 * (output - target) ** 2,
	derivative: (output, target) => output - target,
};

const penalties = {
	none: null,
	L2: { derivative: (w) => w },
};

class Link {
	constructor(source, target, weight) {
		this.source = source;
		this.target = target;
		this.weight = weight;
		this.derivative = 0; // ∂E/∂weight for the current sample
		this.gathered = 0; // the same, summed over the batch
		this.samples = 0;
	}
}

class Unit {
	constructor(activation, bias) {
		this.activation = activation;
		this.bias = bias;
		this.incoming = [];
		this.outgoing = [];
		this.sum = 0;
		this.output = 0;
		this.outputDerivative = 0; // ∂E/∂output
		this.sumDerivative = 0; // ∂E/∂sum
		this.gathered = 0; // ∂E/∂bias, summed over the batch
		this.samples = 0;
	}

	compute() {
		this.sum = this.bias;
		for (let i = 0; i < this.incoming.length; i++) {
			const link = this.incoming[i];
			this.sum += link.weight * link.source.output;
		}
		this.output = this.activation.f(this.sum);
		return this.output;
	}
}

class PlainNetwork {
	constructor(setup) {
		this.setup = setup;
		this.penalty = penalties[setup.penalty];
		this.rows = [];
		for (let s = 0; s < setup.targets.length; s++) {
			this.rows.push(setup.inputs.slice(s * setup.width, (s + 1) * setup.width));
		}
		this.reset();
	}

	// reset builds the network anew from the first weights.
	reset() {
		const { width, layers, parameters } = this.setup;
		this.layers = [Array.from({ length: width }, () => new Unit(null, 0))];
		let at = 0;
		layers.forEach((units, l) => {
			const last = l === layers.length - 1;
			const activation = activations[last ? "tanh" : this.setup.activation];
			const before = this.layers[l], layer = [];
			for (let u = 0; u < units; u++) {
				const unit = new Unit(activation, 0);
				for (const source of before) {
					const link = new Link(source, unit, parameters[at++]);
					source.outgoing.push(link);
					unit.incoming.push(link);
				}
				layer.push(unit);
			}
			for (const unit of layer) unit.bias = parameters[at++];
			this.layers.push(layer);
		});
		this.out = this.layers[this.layers.length - 1][0];
	}

	forward(row) {
		const first = this.layers[0];
		for (let i = 0; i < first.length; i++) first[i].output = row[i];
		for (let l = 1; l < this.layers.length; l++) {
			const layer = this.layers[l];
			for (let u = 0; u < layer.length; u++) layer[u].compute();
		}
		return this.out.output;
	}

	backward(target) {
		this.out.outputDerivative = halfSquared.derivative(this.out.output, target);
		for (let l = this.layers.length - 1; l >= 1; l--) {
			const layer = this.layers[l];
			for (let u = 0; u < layer.length; u++) {
				const unit = layer[u];
				unit.sumDerivative = unit.outputDerivative * unit.activation.derivative(unit.sum);
				unit.gathered += unit.sumDerivative;
				unit.samples++;
			}
			for (let u = 0; u < layer.length; u++) {
				const unit = layer[u];
				for (let i = 0; i < unit.incoming.length; i++) {
					const link = unit.incoming[i];
					link.derivative = unit.sumDerivative * link.source.output;
					link.gathered += link.derivative;
					link.samples++;
				}
			}
			if (l === 1) break;
			const before = this.layers[l - 1];
			for (let u = 0; u < before.length; u++) {
				const unit = before[u];
				unit.outputDerivative = 0;
				for (let k = 0; k < unit.outgoing.length; k++) {
					const link = unit.outgoing[k];
					unit.outputDerivative += link.weight * link.target.sumDerivative;
				}
			}
		}
	}

	update() {
		const { rate, penaltyRate } = this.setup;
		for (let l = 1; l < this.layers.length; l++) {
			const layer = this.layers[l];
			for (let u = 0; u < layer.length; u++) {
				const unit = layer[u];
				if (unit.samples > 0) {
					unit.bias -= (rate * unit.gathered) / unit.samples;
					unit.gathered = 0;
					unit.samples = 0;
				}
				for (let i = 0; i < unit.incoming.length; i++) {
					const link = unit.incoming[i];
					if (link.samples === 0) continue;
					const pull = this.penalty ? this.penalty.derivative(link.weight) : 0;
					link.weight -= (rate * link.gathered) / link.samples;
					link.weight -= rate * penaltyRate * pull;
					link.gathered = 0;
					link.samples = 0;
				}
			}
		}
	}

	// epoch goes through all samples. Those left over at its end wait for the
	// next epoch's first update.
	epoch() {
		const { targets, batch } = this.setup;
		for (let s = 0; s < this.rows.length; s++) {
			this.forward(this.rows[s]);
			this.backward(targets[s]);
			if ((s + 1) % batch === 0) {
				this.update();
			}
		}
	}

	loss() {
		let sum = 0;
		for (let s = 0; s < this.rows.length; s++) {
			sum += halfSquared.f(this.forward(this.rows[s]), this.setup.targets[s]);
		}
		return sum / this.rows.length;
	}
}

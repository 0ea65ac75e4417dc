// @ts-check
// The lessons in the single file. With ?lesson=NAME in its address, the file becomes the
// page of that lesson, as the site has it. The frame beside the text is the file again,
// so the program is inside only once. web/build/lessonpack.go packs them.

import { element } from "../dom/element.js";
import { wantedLanguage } from "../text/language.js";
import { carriedBy } from "./download.js";

const inOwnLanguage = "en";
const list = "index";

const carrier = () => document.getElementById("neuralplay-lessons");
const query = new URLSearchParams(location.search);

/** lessonAsked reports whether the page is to become a lesson. */
export const lessonAsked = () => query.has("lesson") && carrier() !== null;

async function readLessons() {
  const unpacked = carriedBy(carrier()).pipeThrough(new DecompressionStream("gzip"));
  return new Response(unpacked).json();
}

/** @param {Record<string, Record<string, {lang: string, title: string, body: string}>>} pages */
function pageAsked(pages) {
  const inLanguage = pages[wantedLanguage(query.get("lang") ?? "")] ?? pages[inOwnLanguage];
  const name = query.get("lesson") ?? "";
  const known = Object.hasOwn(inLanguage, name) ? name : list;
  return { name: known, ...inLanguage[known] };
}

// Only now does the browser meet the place that the address names.
function scrollToPlace() {
  let id = "";
  try { id = decodeURIComponent(location.hash.slice(1)); } catch { /* it names no place */ }
  document.getElementById(id)?.scrollIntoView();
}

/** openLesson makes the page the lesson that its address asks for. */
export async function openLesson() {
  const { style, scripts, pages } = await readLessons();
  const { name, lang, title, body } = pageAsked(pages);
  const root = document.documentElement;
  root.lang = lang;
  root.dataset.playground = location.pathname;
  document.title = title;
  for (const old of document.head.querySelectorAll("style")) old.remove();
  document.head.append(element("style", {}, style));
  document.body.innerHTML = body;
  for (const link of document.querySelectorAll('a:is([href="?"], [href^="?#"])')) {
    link.setAttribute("href", root.dataset.playground + link.getAttribute("href").slice(1));
  }
  root.dataset.lesson = name;
  for (const script of scripts) document.body.append(element("script", {}, script));
  scrollToPlace();
}

// Lays cards out as Anki does and lets a reader leaf, filter and search. The page's data is
// values only; text of notes reaches the page through textContent, and the sandboxed frame.

const data = JSON.parse(document.getElementById("data").textContent);
const at = (id) => document.getElementById(id);
const ROW = 58;
const state = { shown: [], index: 0, answer: false };

// --- Anki's template language ------------------------------------------------------------

const CLOZE = /\{\{c\d+::([\s\S]*?)(?:::([^{}]*?))?\}\}/g;
const gapHidden = (text) =>
  text.replace(CLOZE, (_, gap, hint) => `<span class="cloze">[${hint || "..."}]</span>`);
const gapShown = (text) => text.replace(CLOZE, (_, gap) => `<span class="cloze">${gap}</span>`);

function laidOut(template, fields, hidden) {
  const out = [];
  const open = [];
  const skipping = () => open.some((part) => !part.holds);
  for (const piece of template.split(/(\{\{[^{}]*\}\})/)) {
    const token = piece.match(/^\{\{([#^/]?)\s*([\s\S]*?)\s*\}\}$/);
    if (!token) {
      if (!skipping()) out.push(piece);
    } else if (token[1] === "#" || token[1] === "^") {
      const filled = Boolean((fields[token[2]] || "").trim());
      open.push({ holds: filled === (token[1] === "#") });
    } else if (token[1] === "/") {
      open.pop();
    } else if (!skipping()) {
      const parts = token[2].split(":");
      const value = fields[parts.pop().trim()] || "";
      if (!parts.includes("cloze")) out.push(value);
      else out.push(hidden ? gapHidden(value) : gapShown(value));
    }
  }
  return out.join("");
}

function side(card, answer) {
  const look = data.looks[data.decks[card.deck].look][card.kind];
  const fields = { Tags: tagsOf(card).join(" "), Deck: data.decks[card.deck].name, Card: "Card 1" };
  look.fields.forEach((name, place) => { fields[name] = card.fields[data.fields.indexOf(name)] || ""; });
  fields[look.fields[0]] = card.fields[0];
  const front = laidOut(look.front, fields, true);
  if (!answer) return withMedia(front);
  fields.FrontSide = front;
  return withMedia(laidOut(look.back, fields, false));
}

function withMedia(html) {
  return html
    .replace(/(<img\b[^>]*?\bsrc=")([^"]+)(")/g, (all, before, name, after) =>
      data.media[name] ? before + data.media[name] + after : all)
    .replace(/\[sound:([^\]]+)\]/g, (_, name) => {
      const url = data.media[name];
      if (!url) return `<em>${name.replace(/[<>&]/g, "")}</em>`;
      const tag = url.startsWith("data:video") ? "video" : "audio";
      return `<${tag} controls preload="none" src="${url}"></${tag}>`;
    });
}

const tagsOf = (card) => card.tags.map((number) => data.tags[number]);

// --- the card in its frame ---------------------------------------------------------------

const frame = at("card");
const SHELL = "body{margin:20px;overflow-wrap:break-word}html.mobile body{margin:8px 16px}math[display=block]{overflow-x:auto;margin:.6em 0}audio{max-width:100%}";

function draw() {
  const card = state.shown[state.index];
  at("stage").hidden = !card || !at("all-problems").hidden;
  at("flip").textContent = state.answer ? "Show question" : "Show answer";
  at("back").disabled = state.index === 0;
  at("next").disabled = state.index >= state.shown.length - 1;
  if (!card) return;
  const phone = document.body.classList.contains("phone");
  const night = document.documentElement.classList.contains("night");
  const page = frame.contentDocument;
  const look = data.looks[data.decks[card.deck].look][card.kind];
  page.documentElement.className = phone ? "mobile android" : "";
  page.head.replaceChildren();
  for (const text of [SHELL, look.css]) {
    const style = page.createElement("style");
    style.textContent = text;
    page.head.append(style);
  }
  const base = page.createElement("base");
  base.target = "_blank";
  page.head.append(base);
  page.body.className = `card card1${night ? " nightMode night_mode" : ""}`;
  page.body.innerHTML = `<div id="qa" dir="auto">${side(card, state.answer)}</div>`;
  drawMath(page.body);
  page.defaultView.scrollTo(0, 0);
  fit();
  about(card);
}

function fit() {
  const phone = document.body.classList.contains("phone");
  const body = frame.contentDocument.body;
  frame.style.height = phone ? "732px" : "0";
  if (!phone) frame.style.height = `${Math.max(260, body.offsetHeight + 44)}px`;
}

function about(card) {
  const note = data.notes[card.note];
  const rows = [];
  const place = document.createElement(note.link ? "a" : "span");
  place.textContent = `${note.path}:${card.line}`;
  if (note.link) place.href = note.link;
  rows.push(["Note", [place]]);
  if (card.section) rows.push(["Section", [data.sections[card.section]]]);
  const tags = tagsOf(card).map((tag) => {
    const chip = document.createElement("span");
    chip.className = "tag";
    chip.textContent = tag;
    return chip;
  });
  if (tags.length) rows.push(["Tags", tags]);
  if (card.rule) rows.push(["Rule", [card.rule]]);
  if (card.marks.length) rows.push(["Marks", [card.marks.join(", ")]]);
  if (card.problems.length) rows.push(["Problems", card.problems.map((number) => problem(data.problems[number]))]);
  at("about").replaceChildren(...rows.flatMap(([name, values]) => {
    const term = document.createElement("dt");
    const value = document.createElement("dd");
    term.textContent = name;
    value.append(...values);
    return [term, value];
  }));
}

function problem(found) {
  const box = document.createElement("div");
  const code = document.createElement("code");
  box.className = "problem";
  code.textContent = `${found.path}:${found.line} ${found.severity}[${found.code}]`;
  box.append(code, document.createElement("br"), found.message);
  if (found.hint) {
    const hint = document.createElement("span");
    hint.className = "hint";
    hint.textContent = `hint: ${found.hint}`;
    box.append(hint);
  }
  return box;
}

// --- the list: only the rows on the screen exist -----------------------------------------

const list = at("list");
const rows = at("rows");

function drawList() {
  rows.style.height = `${state.shown.length * ROW}px`;
  const first = Math.max(0, Math.floor(list.scrollTop / ROW) - 5);
  const last = Math.min(state.shown.length, first + Math.ceil(list.clientHeight / ROW) + 10);
  const drawn = [];
  for (let index = first; index < last; index += 1) drawn.push(row(state.shown[index], index));
  if (!state.shown.length) drawn.push(nothing());
  rows.replaceChildren(...drawn);
  list.setAttribute("aria-activedescendant", `row-${state.index}`);
}

function row(card, index) {
  const box = document.createElement("div");
  const front = document.createElement("b");
  const below = document.createElement("small");
  box.className = "row";
  box.id = `row-${index}`;
  box.style.top = `${index * ROW}px`;
  box.setAttribute("role", "option");
  box.setAttribute("aria-selected", String(index === state.index));
  front.textContent = card.front;
  const badges = [card.weak ? "weak" : "", card.problems.length ? "problem" : ""].filter(Boolean);
  if (badges.length) {
    const badge = document.createElement("span");
    badge.className = "badge";
    badge.textContent = `${badges.join(", ")} · `;
    below.append(badge);
  }
  const parts = [data.notes[card.note].title, card.section ? data.sections[card.section] : ""];
  below.append(parts.filter(Boolean).join(" › "));
  box.append(front, below);
  box.addEventListener("click", () => go(index));
  return box;
}

function nothing() {
  const text = document.createElement("p");
  text.className = "nothing";
  text.textContent = data.cards.length ? "No card matches." : "This deck has no cards.";
  return text;
}

function go(index) {
  if (!state.shown.length) return;
  state.index = Math.min(Math.max(index, 0), state.shown.length - 1);
  state.answer = false;
  showProblems(false);
  const top = state.index * ROW;
  if (top < list.scrollTop) list.scrollTop = top;
  if (top + ROW > list.scrollTop + list.clientHeight) list.scrollTop = top + ROW - list.clientHeight;
  history.replaceState(null, "", "#" + encodeURIComponent(state.shown[state.index].guid));
  drawList();
  draw();
}

function flip() {
  state.answer = !state.answer;
  draw();
}

// --- filters -----------------------------------------------------------------------------

const chosen = (id) => at(id).value;

function filter() {
  const words = chosen("search").toLowerCase().split(/\s+/).filter(Boolean);
  const [deck, note, section, tag] = ["by-deck", "by-note", "by-section", "by-tag"].map(chosen);
  const [kind, wanted] = [chosen("by-kind"), chosen("by-state")];
  const kept = state.shown[state.index];
  state.shown = data.cards.filter((card) =>
    (!deck || card.deck === Number(deck)) && (!note || card.note === Number(note)) &&
    (!section || card.section === Number(section)) && (!tag || card.tags.includes(Number(tag))) &&
    (!kind || card.kind === kind) && (wanted !== "weak" || card.weak) &&
    (wanted !== "problem" || card.problems.length) && words.every((word) => card.text.includes(word)));
  state.index = Math.max(0, state.shown.indexOf(kept));
  const all = data.cards.length;
  const count = state.shown.length === all ? `${all}` : `${state.shown.length} of ${all}`;
  at("count").textContent = `${count} ${all === 1 ? "card" : "cards"}`;
  state.answer = false;
  list.scrollTop = Math.max(0, state.index * ROW - list.clientHeight / 2);
  drawList();
  draw();
}

function offer(id, everything, names, used) {
  const options = [new Option(everything, "")];
  names.forEach((name, number) => { if (used.has(number)) options.push(new Option(name, number)); });
  at(id).replaceChildren(...options);
  at(id).hidden = options.length < 3;
}

function offerSections() {
  const note = chosen("by-note");
  const inside = data.cards.filter((card) => !note || card.note === Number(note));
  offer("by-section", "Every section", data.sections, new Set(inside.map((card) => card.section).filter(Boolean)));
}

// --- switches and keys -------------------------------------------------------------------

function press(id, on) {
  at(id).setAttribute("aria-pressed", String(on));
}

function switchNight() {
  press("night", document.documentElement.classList.toggle("night"));
  draw();
}

function switchPhone() {
  press("phone", document.body.classList.toggle("phone"));
  draw();
}

function showProblems(on) {
  at("all-problems").hidden = !on;
  at("stage").hidden = on || !state.shown.length;
  press("problems", on);
}

function drawProblems() {
  const owner = new Map();
  data.cards.forEach((card) => card.problems.forEach((number) => owner.has(number) || owner.set(number, card)));
  const boxes = data.problems.map((found, number) => {
    const box = problem(found);
    const card = owner.get(number);
    if (card) {
      const link = document.createElement("button");
      link.type = "button";
      link.textContent = "Show the card";
      link.addEventListener("click", () => { at("filters").reset(); filter(); go(state.shown.indexOf(card)); });
      box.append(link);
    }
    return box;
  });
  at("all-problems").replaceChildren(...boxes);
  const count = data.problems.length;
  at("problems").hidden = at("keys-problems").hidden = !count;
  if (!count) at("keys-problems").style.display = "none";
  at("problems").textContent = `${count} ${count === 1 ? "problem" : "problems"}`;
}

const KEYS = {
  " ": flip, Enter: flip, j: () => go(state.index + 1), ArrowDown: () => go(state.index + 1),
  ArrowRight: () => go(state.index + 1), k: () => go(state.index - 1), ArrowUp: () => go(state.index - 1),
  ArrowLeft: () => go(state.index - 1), Home: () => go(0), End: () => go(state.shown.length - 1),
  PageDown: () => go(state.index + 10), PageUp: () => go(state.index - 10),
  n: switchNight, p: switchPhone, "/": () => at("search").focus(),
  e: () => data.problems.length && showProblems(at("all-problems").hidden),
};

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (typing) {
    if (event.key === "Escape" || (event.key === "Enter" && event.target.id === "search")) {
      event.target.blur();
      event.preventDefault();
    }
    return;
  }
  if (event.target.tagName === "BUTTON" && (event.key === " " || event.key === "Enter")) return;
  if (Object.hasOwn(KEYS, event.key)) {
    event.preventDefault();
    KEYS[event.key]();
  }
}

// --- start -------------------------------------------------------------------------------

function plain(html) {
  const text = html.replace(/\{\{c\d+::([\s\S]*?)(?:::[^{}]*?)?\}\}/g, "$1").replace(/<[^>]*>/g, " ");
  return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(code)).replace(/&amp;/g, "&").replace(/\s+/g, " ").trim();
}

function start() {
  for (const card of data.cards) {
    card.front = plain(card.kind === "cloze" ? card.fields[0].replace(CLOZE, (_, gap, hint) => `[${hint || "…"}]`) : card.fields[0]);
    card.text = plain(`${card.fields.join(" ")} ${tagsOf(card).join(" ")}`).toLowerCase();
  }
  const used = (name) => new Set(data.cards.map((card) => card[name]));
  offer("by-deck", "Every deck", data.decks.map((deck) => deck.name), used("deck"));
  offer("by-note", "Every note", data.notes.map((note) => note.title), used("note"));
  const tags = data.tags.map((name, number) => number).filter((number) => !data.tags[number].startsWith("timestamp::"));
  offer("by-tag", "Every tag", data.tags, new Set(tags)); // a time is the tag of hardly more than one card
  at("by-tag").append(...[...at("by-tag").options].slice(1).sort((a, b) => a.text.localeCompare(b.text)));
  offerSections();
  drawProblems();
  at("by-note").addEventListener("change", offerSections);
  at("filters").addEventListener("input", filter);
  at("filters").addEventListener("submit", (event) => event.preventDefault());
  at("night").addEventListener("click", switchNight);
  at("phone").addEventListener("click", switchPhone);
  at("problems").addEventListener("click", () => showProblems(at("all-problems").hidden));
  at("flip").addEventListener("click", flip);
  at("back").addEventListener("click", () => go(state.index - 1));
  at("next").addEventListener("click", () => go(state.index + 1));
  at("device").addEventListener("click", flip);
  list.addEventListener("scroll", drawList);
  window.addEventListener("resize", () => { drawList(); if (state.shown.length) fit(); });
  document.addEventListener("keydown", onKey);
  frame.contentDocument.addEventListener("keydown", onKey);
  frame.contentDocument.addEventListener("click", (event) => {
    if (!event.target.closest("a, summary, audio, video, .picture")) flip();
  });
  if (matchMedia("(prefers-color-scheme: dark)").matches) switchNight();
  filter();
  const named = data.cards.findIndex((card) => "#" + encodeURIComponent(card.guid) === location.hash);
  if (named > 0) go(named);
}

if (frame.contentDocument && frame.contentDocument.readyState === "complete" && frame.contentDocument.URL === "about:srcdoc") start();
else frame.addEventListener("load", start, { once: true });

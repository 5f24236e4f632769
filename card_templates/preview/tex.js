"use strict";
// The TeX that notes have, as MathML, which browsers draw by themselves. Anki has all of MathJax;
// what is not known here stays as it is written.

const SYMBOLS = new Map(Object.entries({
  alpha: "α", beta: "β", gamma: "γ", delta: "δ", epsilon: "ϵ", varepsilon: "ε", zeta: "ζ", eta: "η", theta: "θ",
  vartheta: "ϑ", iota: "ι", kappa: "κ", lambda: "λ", mu: "μ", nu: "ν", xi: "ξ", pi: "π", rho: "ρ", sigma: "σ",
  tau: "τ", upsilon: "υ", phi: "ϕ", varphi: "φ", chi: "χ", psi: "ψ", omega: "ω", Gamma: "Γ", Delta: "Δ", Theta: "Θ",
  Lambda: "Λ", Xi: "Ξ", Pi: "Π", Sigma: "Σ", Phi: "Φ", Psi: "Ψ", Omega: "Ω", infty: "∞", partial: "∂", nabla: "∇",
  ell: "ℓ", hbar: "ℏ", Re: "ℜ", Im: "ℑ", emptyset: "∅", ldots: "…", dots: "…", cdots: "⋯", vdots: "⋮", prime: "′",
}));
const OPERATORS = new Map(Object.entries({
  times: "×", cdot: "⋅", div: "÷", pm: "±", mp: "∓", le: "≤", leq: "≤", ge: "≥", geq: "≥", ne: "≠", neq: "≠",
  approx: "≈", sim: "∼", simeq: "≃", equiv: "≡", propto: "∝", to: "→", rightarrow: "→", leftarrow: "←",
  Rightarrow: "⇒", Leftarrow: "⇐", leftrightarrow: "↔", Leftrightarrow: "⇔", iff: "⇔", implies: "⇒", mapsto: "↦",
  in: "∈", notin: "∉", ni: "∋", subset: "⊂", subseteq: "⊆", supset: "⊃", cup: "∪", cap: "∩", setminus: "∖",
  forall: "∀", exists: "∃", neg: "¬", land: "∧", wedge: "∧", lor: "∨", vee: "∨", oplus: "⊕", otimes: "⊗",
  mid: "∣", parallel: "∥", perp: "⊥", ll: "≪", gg: "≫", circ: "∘", bullet: "∙", star: "⋆", ast: "∗", lt: "<", gt: ">",
  langle: "⟨", rangle: "⟩", lfloor: "⌊", rfloor: "⌋", lceil: "⌈", rceil: "⌉", vert: "|", Vert: "‖", lvert: "|",
  rvert: "|", lVert: "‖", rVert: "‖", "{": "{", "}": "}", "%": "%", "$": "$", "#": "#", "&": "&", _: "_", "|": "‖",
}));
const LARGE = new Map(Object.entries({ sum: "∑", prod: "∏", int: "∫", iint: "∬", oint: "∮", bigcup: "⋃", bigcap: "⋂" }));
const BELOW = new Set(["sum", "prod", "bigcup", "bigcap", "lim", "max", "min", "sup", "inf", "argmax", "argmin"]);
const NAMED = new Set("sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh log ln lg exp lim max min sup inf det dim ker arg gcd deg Pr argmax argmin".split(" "));
const SPACES = new Map(Object.entries({ ",": 0.17, ":": 0.22, ";": 0.28, " ": 0.25, "!": -0.17, quad: 1, qquad: 2, "~": 0.25 }));
const ACCENTS = new Map(Object.entries({ hat: "^", widehat: "^", bar: "‾", overline: "‾", vec: "→", tilde: "~", widetilde: "~", dot: "˙", ddot: "¨" }));
const FONTS = new Map(Object.entries({ mathrm: "normal", mathbf: "bold", boldsymbol: "bold", mathit: "italic", mathcal: "script", mathscr: "script", mathbb: "double-struck", mathfrak: "fraktur", mathsf: "sans-serif", mathtt: "monospace" }));
const ALPHABETS = { bold: 0x1d400, script: 0x1d4d0, "double-struck": 0x1d538, fraktur: 0x1d56c, "sans-serif": 0x1d5a0, monospace: 0x1d670 };
const EXCEPTIONS = { "double-struck": { C: "ℂ", H: "ℍ", N: "ℕ", P: "ℙ", Q: "ℚ", R: "ℝ", Z: "ℤ" } };
const FENCES = { pmatrix: ["(", ")"], bmatrix: ["[", "]"], vmatrix: ["|", "|"], cases: ["{", ""] };
const TABLES = new Set(["matrix", "pmatrix", "bmatrix", "vmatrix", "cases", "aligned", "align", "align*", "array", "gathered", "split"]);

const shown = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const inRow = (parts) => (parts.length === 1 ? parts[0] : `<mrow>${parts.join("")}</mrow>`);

class Tex {
  constructor(text, display) {
    this.tokens = text.match(/\\[a-zA-Z]+\*?|\\[\s\S]|\d+(?:[.,]\d+)*|\s+|[\s\S]/g) || [];
    this.at = 0;
    this.display = display;
  }

  peek() { return this.tokens[this.at]; }
  take() { return this.tokens[this.at++]; }
  skip() { while (/^\s+$/.test(this.peek() || "")) this.at += 1; }

  whole() {
    const parts = this.row(() => false);
    if (this.peek() !== undefined) throw new Error("a brace too many");
    return inRow(parts);
  }

  row(ends) {
    const parts = [];
    for (this.skip(); this.peek() !== undefined && !ends(this.peek()); this.skip()) {
      if (this.peek() === "}") break;
      parts.push(this.scripted());
    }
    return parts;
  }

  scripted() {
    const token = this.peek();
    const base = "^_".includes(token) ? "<mrow></mrow>" : this.atom();
    let [below, above] = ["", ""];
    for (this.skip(); this.peek() === "^" || this.peek() === "_" || this.peek() === "'"; this.skip()) {
      const mark = this.take();
      if (mark === "'") above += "<mo>′</mo>";
      else if (mark === "^") above += this.argument();
      else below = this.argument();
    }
    if (!below && !above) return base;
    if (above) above = `<mrow>${above}</mrow>`;
    const under = this.display && BELOW.has(token.slice(1));
    const names = under ? ["munder", "mover", "munderover"] : ["msub", "msup", "msubsup"];
    const name = names[below && above ? 2 : above ? 1 : 0];
    return `<${name}>${base}${below}${above}</${name}>`;
  }

  argument() {
    this.skip();
    if (this.peek() === undefined || this.peek() === "}") throw new Error("something is missing");
    const token = this.peek();
    if (/^\d./.test(token)) { // an argument without braces is one digit
      this.tokens[this.at] = token.slice(1);
      return `<mn>${token[0]}</mn>`;
    }
    return token === "{" ? this.group() : this.atom();
  }

  group() {
    this.take();
    const parts = this.row((token) => token === "}");
    if (this.take() !== "}") throw new Error("a brace is open");
    return inRow(parts);
  }

  raw() {
    this.skip();
    if (this.take() !== "{") throw new Error("a word is missing");
    let text = "";
    for (let depth = 1; ;) {
      const token = this.take();
      if (token === undefined) throw new Error("a brace is open");
      depth += token === "{" ? 1 : token === "}" ? -1 : 0;
      if (!depth) return text;
      text += token;
    }
  }

  atom() {
    const token = this.peek();
    if (token === "{") return this.group();
    this.take();
    if (/^\d/.test(token)) return `<mn>${token}</mn>`;
    if (/^\p{L}$/u.test(token)) return `<mi>${token}</mi>`;
    if (token === "&") throw new Error("a column outside a table");
    if (token === "~") return `<mspace width="0.25em"/>`;
    if (token[0] !== "\\") return `<mo>${token === "-" ? "−" : shown(token)}</mo>`;
    return this.command(token.slice(1));
  }

  command(name) {
    if (SYMBOLS.has(name)) return `<mi>${SYMBOLS.get(name)}</mi>`;
    if (OPERATORS.has(name)) return `<mo>${shown(OPERATORS.get(name))}</mo>`;
    if (LARGE.has(name)) return `<mo largeop="${this.display}">${LARGE.get(name)}</mo>`;
    if (NAMED.has(name)) return `<mi mathvariant="normal">${name}</mi><mspace width="0.1em"/>`.replace(/^(.*)$/, "<mrow>$1</mrow>");
    if (SPACES.has(name)) return `<mspace width="${SPACES.get(name)}em"/>`;
    if (ACCENTS.has(name)) return `<mover accent="true">${this.argument()}<mo>${ACCENTS.get(name)}</mo></mover>`;
    if (FONTS.has(name)) return lettered(this.raw(), FONTS.get(name), this.display);
    if (/^[dt]?frac$/.test(name)) return `<mfrac>${this.argument()}${this.argument()}</mfrac>`;
    if (name === "binom") return `<mrow><mo>(</mo><mfrac linethickness="0">${this.argument()}${this.argument()}</mfrac><mo>)</mo></mrow>`;
    if (name === "sqrt") return this.root();
    if (/^(text|textrm|textbf|textit|mbox|operatorname\*?)$/.test(name)) return `<mtext>${shown(this.raw()).replace(/ /g, "\u00a0")}</mtext>`;
    if (name === "underline") return `<munder>${this.argument()}<mo>_</mo></munder>`;
    if (name === "left") return this.fenced();
    if (/^([bB]igg?[lrm]?|middle)$/.test(name)) return `<mo>${this.delimiter()}</mo>`;
    if (/^(displaystyle|textstyle|limits|nolimits|nonumber)$/.test(name)) return "<mrow></mrow>";
    if (name === "begin") return this.table(this.raw());
    throw new Error(`\\${name} is not known`);
  }

  root() {
    this.skip();
    if (this.peek() !== "[") return `<msqrt>${this.argument()}</msqrt>`;
    this.take();
    const index = inRow(this.row((token) => token === "]"));
    this.take();
    return `<mroot>${this.argument()}${index}</mroot>`;
  }

  delimiter() {
    this.skip();
    const token = this.take() || "";
    if (token === ".") return "";
    return shown(token[0] === "\\" ? OPERATORS.get(token.slice(1)) || "" : token);
  }

  fenced() {
    const left = this.delimiter();
    const inside = this.row((token) => token === "\\right");
    if (this.take() !== "\\right") throw new Error("\\left without \\right");
    return `<mrow><mo stretchy="true">${left}</mo>${inside.join("")}<mo stretchy="true">${this.delimiter()}</mo></mrow>`;
  }

  table(name) {
    if (!TABLES.has(name)) throw new Error(`${name} is not known`);
    if (name === "array") this.raw();
    const rows = [[]];
    for (;;) {
      rows.at(-1).push(inRow(this.row((token) => ["&", "\\\\", "\\end"].includes(token))));
      const end = this.take();
      if (end === "\\\\") rows.push([]);
      else if (end === "\\end") break;
      else if (end !== "&") throw new Error("a table has no end");
    }
    if (this.raw() !== name) throw new Error("a table ends as another one");
    const cells = rows.map((row) => `<mtr>${row.map((cell) => `<mtd>${cell}</mtd>`).join("")}</mtr>`);
    const [left, right] = FENCES[name] || ["", ""];
    const fence = (mark) => (mark ? `<mo stretchy="true">${mark}</mo>` : "");
    return `<mrow>${fence(left)}<mtable displaystyle="true">${cells.join("")}</mtable>${fence(right)}</mrow>`;
  }
}

function lettered(text, variant, display) {
  if (/[\\{}^_]/.test(text)) return new Tex(text, display).whole();
  if (variant === "normal") return `<mi mathvariant="normal">${shown(text)}</mi>`;
  const letters = [...text].map((letter) => {
    if (EXCEPTIONS[variant] && EXCEPTIONS[variant][letter]) return EXCEPTIONS[variant][letter];
    const code = letter.codePointAt(0);
    if (!ALPHABETS[variant]) return shown(letter);
    if (/[A-Z]/.test(letter)) return String.fromCodePoint(ALPHABETS[variant] + code - 65);
    if (/[a-z]/.test(letter)) return String.fromCodePoint(ALPHABETS[variant] + 26 + code - 97);
    return shown(letter);
  });
  return `<mi>${letters.join("")}</mi>`;
}

function mathml(tex, display) {
  try {
    const inside = new Tex(tex, display).whole();
    return `<math${display ? ' display="block"' : ""} xmlns="http://www.w3.org/1998/Math/MathML">${inside}</math>`;
  } catch {
    return "";
  }
}

const MATH = /\\\(([\s\S]*?)\\\)|\\\[([\s\S]*?)\\\]/g;

function drawMath(root) {
  const page = root.ownerDocument;
  const texts = page.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const node = texts.currentNode;
    if (/\\\(|\\\[/.test(node.data) && !node.parentElement.closest("pre, code")) found.push(node);
  }
  for (const node of found) {
    const parts = page.createDocumentFragment();
    let last = 0;
    for (const match of node.data.matchAll(MATH)) {
      parts.append(node.data.slice(last, match.index));
      last = match.index + match[0].length;
      const drawn = mathml(match[1] ?? match[2], match[2] !== undefined);
      const holder = page.createElement("template");
      holder.innerHTML = drawn;
      parts.append(drawn ? holder.content : match[0]);
    }
    parts.append(node.data.slice(last));
    node.replaceWith(parts);
  }
}

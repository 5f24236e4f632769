// What a reader would stumble over on the card that is shown: returned as a list of sentences.
(() => {
  const found = [];
  const root = document.scrollingElement;
  const name = (e) => `${e.tagName.toLowerCase()}.${e.className && e.className.baseVal === undefined ? e.className : ""}`;
  const visible = (e) => { const b = e.getBoundingClientRect(); return b.width > 0 && b.height > 0 && getComputedStyle(e).visibility !== "hidden"; };
  const scrolls = (e) => ["auto", "scroll", "hidden"].includes(getComputedStyle(e).overflowX);

  if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} wide on a screen of ${root.clientWidth}`);
  for (const e of document.querySelectorAll(".fg, .fg *")) {
    if (!visible(e)) continue;
    const box = e.getBoundingClientRect();
    if (box.right <= root.clientWidth + 1 && box.left >= -1) continue;
    let up = e.parentElement;
    while (up && !scrolls(up)) up = up.parentElement;
    if (!up) found.push(`${name(e)} reaches from ${Math.round(box.left)} to ${Math.round(box.right)} on a screen of ${root.clientWidth}`);
  }

  const parse = (text) => {
    const srgb = text.match(/^color\(srgb (\S+) (\S+) (\S+)(?: \/ (\S+))?\)$/);
    if (srgb) return [srgb[1] * 255, srgb[2] * 255, srgb[3] * 255, srgb[4] === undefined ? 1 : +srgb[4]];
    const n = text.match(/[\d.]+/g).map(Number);
    return [n[0], n[1], n[2], n[3] === undefined ? 1 : n[3]];
  };
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const behind = (e) => {
    const layers = [];
    for (let up = e; up; up = up.parentElement) layers.unshift(parse(getComputedStyle(up).backgroundColor));
    return layers.reduce((below, top) => over(top, below), [255, 255, 255, 1]);
  };
  const luminance = (c) => {
    const [r, g, b] = c.slice(0, 3).map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => { const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set();
  while (texts.nextNode()) {
    const e = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || seen.has(e) || !e.closest(".fg") || e.closest("mjx-container") || !visible(e)) continue;
    seen.add(e);
    const style = getComputedStyle(e);
    const paper = behind(e);
    const ratio = contrast(over(parse(style.color), paper), paper);
    const size = parseFloat(style.fontSize);
    const least = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
    if (ratio < least) found.push(`"${texts.currentNode.data.trim().slice(0, 30)}" in ${name(e)} has a contrast of ${ratio.toFixed(2)}`);
    if (size < 12) found.push(`"${texts.currentNode.data.trim().slice(0, 30)}" in ${name(e)} is ${size}px small`);
  }

  for (const image of document.querySelectorAll(".fg img")) {
    if (visible(image) && !(image.complete && image.naturalWidth)) found.push(`the picture ${image.getAttribute("src")} is missing`);
    if (!image.hasAttribute("alt")) found.push(`the picture ${image.getAttribute("src")} has no alt text`);
    if (image.getBoundingClientRect().height > innerHeight) found.push(`the picture ${image.getAttribute("src")} is taller than the screen`);
  }
  for (const tap of document.querySelectorAll(".fg .times a.chip, .fg summary")) {
    const box = tap.getBoundingClientRect();
    if (visible(tap) && box.height < 32) found.push(`${name(tap)} is only ${Math.round(box.height)} high to tap`);
  }
  return [...new Set(found)];
})()

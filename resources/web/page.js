"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const board = byId("board"), svg = board.querySelector("svg");
  const query = byId("query"), results = byId("results"), count = byId("count"), fit = byId("fit");
  const boxes = [...document.querySelectorAll("#lanes input")];
  const lanes = byId("shown");
  const pieces = [...svg.querySelectorAll("g[data-lane]")];
  const whole = svg.viewBox.baseVal.height, shown = parseFloat(svg.getAttribute("height"));
  const MOST = 60;

  // The whole text of a card is in the reading copy; it is looked through too.
  const cards = [...svg.querySelectorAll("a[data-name]")].map((link) => {
    const told = byId((link.getAttribute("href") || "").slice(1));
    const text = link.dataset.name + " " + link.textContent + " " + (told ? told.textContent : "");
    return { link, name: link.dataset.name, text: text.toLocaleLowerCase() };
  });
  let found = [], at = -1;

  const arrange = () => {
    const off = new Set(boxes.filter((box) => !box.checked).map((box) => box.value));
    lanes.textContent = off.size ? `Lanes: ${boxes.length - off.size} of ${boxes.length}` : "Lanes";
    const up = {};
    let sum = 0;
    for (const box of boxes) {
      up[box.value] = sum;
      if (off.has(box.value)) sum += parseFloat(box.dataset.height);
    }
    up.end = sum;
    for (const piece of pieces) {
      const across = (piece.dataset.across || piece.dataset.lane).split(" ");
      piece.classList.toggle("away", across.some((lane) => off.has(lane)));
      piece.setAttribute("transform", `translate(0 ${-(up[piece.dataset.lane] || 0)})`);
    }
    svg.setAttribute("viewBox", `0 0 ${svg.viewBox.baseVal.width} ${whole - sum}`);
    svg.setAttribute("height", `${shown * (whole - sum) / whole}pt`);
    hold();
  };

  // Lanes' names and stages stay in view where that leaves most of the room to the board; on a narrow screen the
  // beginning of a lane's name does, which has the persona's initials.
  const BEGINNING = 64;
  const stuck = svg.querySelectorAll(".held-x, .held-y");
  const [left, right, top, bottom] = svg.dataset.held.split(" ").map(Number);
  const hold = () => {
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    const held = (scrolled, start, end, room) => {
      const is = 3 * (end - start) * scale < room;
      return [is ? Math.max(0, scrolled / scale - start + 4) : 0, is ? (end - start + 8) * scale : 0];
    };
    const isNarrow = !(3 * (right - left) * scale < board.clientWidth);
    const [dx, wide] = held(board.scrollLeft, left, isNarrow ? left + BEGINNING : right, board.clientWidth);
    const cut = isNarrow && dx ? right - left - BEGINNING : 0;
    const [dy, high] = held(board.scrollTop, top, bottom, board.clientHeight);
    for (const one of stuck) {
      const [x, y] = [one.classList.contains("held-x") ? dx : 0, one.classList.contains("held-y") ? dy : 0];
      one.style.transform = `translate(${x}px, ${y}px)`;
      one.style.clipPath = x && cut ? `inset(-4px ${cut}px -4px 0)` : "";
    }
    board.style.scrollPadding = `${high}px 0 0 ${wide}px`;
  };

  const show = (card) => {
    const lane = card.link.closest("g[data-lane]").dataset.lane;
    const box = boxes.find((one) => one.value === lane);
    if (box && !box.checked) { box.checked = true; arrange(); }
    for (const old of svg.querySelectorAll(".found")) old.classList.remove("found");
    card.link.classList.add("found");
    card.link.scrollIntoView({ block: "center", inline: "center" });
  };

  const go = (by) => {
    if (!found.length) return;
    at = (at + by + found.length) % found.length;
    show(found[at]);
    count.textContent = `${at + 1} of ${found.length}: ${found[at].name}`;
  };

  const search = () => {
    const words = query.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    found = words.length ? cards.filter((card) => words.every((word) => card.text.includes(word))) : [];
    at = -1;
    results.replaceChildren(...found.slice(0, MOST).map((card, number) => {
      const item = document.createElement("li"), button = document.createElement("button");
      button.type = "button";
      button.textContent = card.name;
      button.addEventListener("click", () => { at = number - 1; go(1); card.link.focus({ preventScroll: true }); });
      item.append(button);
      return item;
    }));
    results.hidden = !found.length;
    const more = found.length > MOST ? `, the first ${MOST} are listed` : "";
    count.textContent = !words.length ? "" : found.length === 1 ? "1 card" : `${found.length} cards${more}`;
  };

  query.addEventListener("input", search);
  query.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); go(event.shiftKey ? -1 : 1); }
    if (event.key === "Escape") { query.value = ""; search(); }
  });
  for (const box of boxes) box.addEventListener("change", arrange);
  fit.addEventListener("click", () => {
    const fits = board.classList.toggle("fits");
    fit.setAttribute("aria-pressed", String(fits));
    hold();
  });
  board.addEventListener("scroll", hold, { passive: true });
  addEventListener("resize", hold);
  document.querySelector("nav.tools").hidden = false;
})();

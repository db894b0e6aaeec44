// The script of HTML pages. Without it the page is complete and static: every link works, and what
// only the script can serve (the filters, the panel) stays hidden.
//
// It writes text as text: nothing here makes markup out of a string.
"use strict";
(() => {
  const find = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const fragment = (link) => decodeURIComponent(link.getAttribute("href").slice(1));

  const panel = find("aside.panel");
  const filters = find(".filters");
  const count = find(".count");
  const list = find("section.events");

  // Everything on the page that belongs to an event: its card (or row), its mark, its words.
  const events = new Map();
  for (const card of all("li.event, tr.event"))
    events.set(card.id, { id: card.id, card, marks: [], words: [], text: null });
  const eventOf = new Map();  // element -> event
  const belongs = (element, kind) => {
    const event = events.get(fragment(element));
    if (!event) return;
    event[kind].push(element);
    eventOf.set(element, event);
  };
  for (const mark of all(".picture a.event")) belongs(mark, "marks");
  for (const words of all("article a.words")) belongs(words, "words");
  for (const event of events.values()) {
    eventOf.set(event.card, event);
    // Words that several events share are the link of one; the others have their place there.
    for (const id of [`${event.id}-text`, ...event.words.map((w) => w.id)]) {
      const place = document.getElementById(id);
      if (place && !event.words.includes(place)) event.words.push(place);
    }
  }
  const sentenceOf = (element) => element.closest(".sentence") || element;
  const sentences = new Map();  // sentence -> its events
  for (const event of events.values())
    for (const words of event.words) {
      const sentence = sentenceOf(words);
      sentences.set(sentence, [...(sentences.get(sentence) || []), event]);
    }

  const partsOf = (event) => [event.card, ...event.marks, ...event.words.map(sentenceOf)];

  // --- pointing: what belongs together lights up together ---------------------------------------

  let near = [];
  const point = (found) => {
    for (const part of near) part.classList.remove("near");
    near = found.flatMap(partsOf);
    for (const part of near) part.classList.add("near");
  };
  const eventsAt = (target) => {
    if (!(target instanceof Element)) return [];
    const one = target.closest("li.event, tr.event, a.event, a.words");
    if (one && eventOf.has(one)) return [eventOf.get(one)];
    const sentence = target.closest(".sentence");
    return (sentence && sentences.get(sentence)) || [];
  };
  for (const type of ["mouseover", "focusin"])
    document.addEventListener(type, (e) => point(eventsAt(e.target)));

  // --- going to and fro -------------------------------------------------------------------------

  let selected = null;
  const way = [];  // where Escape leads back to
  const hasOwnScroll = (box) => box && /auto|scroll/.test(getComputedStyle(box).overflowY);

  const select = (event) => {
    if (selected) for (const part of partsOf(selected)) part.classList.remove("on");
    selected = event;
    if (event) for (const part of partsOf(event)) part.classList.add("on");
    remember();
  };

  const showMark = (event) => {
    // The one in the picture that this screen shows.
    const shown = event.marks.find((m) => m.getClientRects().length > 0);
    if (!shown) return;
    const picture = shown.closest(".picture");
    const box = picture.getBoundingClientRect(), mark = shown.getBoundingClientRect();
    if (mark.left < box.left || mark.right > box.right)
      picture.scrollBy({ left: (mark.left + mark.right - box.left - box.right) / 2 });
    if (mark.top < box.top || mark.bottom > box.bottom)
      picture.scrollBy({ top: (mark.top + mark.bottom - box.top - box.bottom) / 2 });
  };

  const showCard = (event) => {
    if (!hasOwnScroll(list)) return;
    const box = list.getBoundingClientRect(), card = event.card.getBoundingClientRect();
    if (card.top < box.top || card.bottom > box.bottom)
      list.scrollBy({ top: card.top - box.top - box.height / 3 });
  };

  const focus = (element) => {
    if (!element.matches("a, button, input, select, [tabindex]")) element.tabIndex = -1;
    element.focus({ preventScroll: true });
  };

  const go = (target, from) => {
    if (from) way.push(from);
    target.scrollIntoView({ block: "center", inline: "nearest" });
    focus(target);
  };

  // To an event's words, or where there is no text to its row.
  const goToWords = (event, words, from) => {
    select(event);
    if (words) showCard(event);
    showMark(event);
    go(words || event.card, from);
  };

  const goToCard = (event, from) => {
    select(event);
    showMark(event);
    if (hasOwnScroll(list)) {
      showCard(event);
      if (from) way.push(from);
      focus(find("h3 a, a", event.card) || event.card);
    } else {
      go(find("h3 a, a", event.card) || event.card, from);
    }
  };

  const back = () => {
    const origin = way.pop();
    if (!origin || !origin.isConnected) return;
    origin.scrollIntoView({ block: "center", inline: "nearest" });
    focus(origin);
  };

  // --- why a date is what it is -----------------------------------------------------------------

  const panelBody = find("div", panel);
  let opener = null;

  const explain = (id, from) => {
    const why = document.getElementById(id);
    if (!why) return false;
    const title = document.createElement("h2");
    title.append(...[...find("summary", why.parentElement).childNodes].map((n) => n.cloneNode(true)));
    panelBody.replaceChildren(title, find("dl", why).cloneNode(true));
    panel.hidden = false;
    opener = from;
    panel.focus();
    return true;
  };

  const closePanel = () => {
    if (panel.hidden) return false;
    panel.hidden = true;
    if (opener) opener.focus();
    opener = null;
    return true;
  };
  find("button", panel).addEventListener("click", closePanel);

  document.addEventListener("click", (e) => {
    if (e.defaultPrevented || e.button !== 0 || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey)
      return;
    const link = e.target.closest("a[href]");
    if (!link) {
      // A click on a sentence, but not the end of a selection of text.
      const found = eventsAt(e.target);
      if (e.target.closest("article") && found.length > 0 && getSelection().isCollapsed) {
        goToCard(found[0], find("a.words", e.target.closest(".sentence")));
      }
      return;
    }
    const hash = link.getAttribute("href").slice(1);
    const id = decodeURIComponent(hash);
    const taken = () => e.preventDefault();
    if (link.matches(".picture a.event") && eventOf.has(link)) {
      taken();
      const event = eventOf.get(link);
      goToWords(event, event.words[0], link);
    } else if (link.matches("a.words") && eventOf.has(link)) {
      taken();
      goToCard(eventOf.get(link), link);
    } else if (link.matches("a.date, a.why")) {
      if (explain(id, link)) taken();
    } else if (link.closest("li.event, tr.event")) {
      const event = eventOf.get(link.closest("li.event, tr.event"));
      const target = document.getElementById(id);
      if (!target) return;
      taken();
      if (events.has(id)) return goToCard(events.get(id), link);
      select(event);
      if (target.closest("article")) showMark(event);
      go(target, link);
    } else if (link.closest(".panel")) {
      const target = document.getElementById(id);
      if (!target) return;
      taken();
      const from = opener;
      panel.hidden = true;
      opener = null;
      go(target, from);
    }
  });

  document.addEventListener("keydown", (e) => {
    if (e.key !== "Escape" || e.defaultPrevented) return;
    if (e.target.matches("input, select") && e.target.value !== "") return;
    if (!closePanel()) back();
  });

  // --- filters ----------------------------------------------------------------------------------

  // "2019-07" as the days it covers, half-open, each a number that sorts: [20190700, 20190800).
  const period = (text) => {
    const parts = /^(-?)(\d{1,6})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text.trim());
    if (!parts) return null;
    const [, sign, year, month, day] = parts;
    if (month && (month < 1 || month > 12)) return null;
    if (day && (day < 1 || day > 31)) return null;
    const y = (sign ? -1 : 1) * year * 10000;
    if (!month) return [y, y + 10000];
    if (!day) return [y + month * 100, y + (+month + 1) * 100];
    return [y + month * 100 + +day, y + month * 100 + +day + 1];
  };
  // An ISO 8601 time of Story JSON; `end` is exclusive: a clock time later than midnight counts
  // its day.
  const dayNumber = (iso, end) => {
    const parts = /^(-?)(\d+)-(\d\d)-(\d\d)(?:T(.*))?$/.exec(iso);
    if (!parts) return null;
    const [, sign, year, month, day, time] = parts;
    return (sign ? -1 : 1) * year * 10000 + month * 100 + +day + (end && time && !/^00:00(:00)?$/.test(time) ? 1 : 0);
  };

  const folded = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/gu, " ");
  const haystacks = new Map();
  const haystack = (event) => {
    if (!haystacks.has(event)) {
      const quoted = event.words.map((words) => sentenceOf(words).textContent);
      haystacks.set(event, folded([event.card.textContent, event.card.dataset.actor, ...quoted].join(" ")));
    }
    return haystacks.get(event);
  };

  const fields = filters ? all("input, select", filters) : [];
  const wanted = () =>
    Object.fromEntries(fields.filter((f) => f.value.trim() !== "").map((f) => [f.name, f.value.trim()]));

  const matches = (event, wish, since, until) => {
    const data = event.card.dataset;
    for (const name of ["actor", "status", "source", "article"])
      if (wish[name] !== undefined && !(data[name] || "").split("|").includes(wish[name])) return false;
    if (wish.q && !folded(wish.q).split(" ").every((word) => haystack(event).includes(word)))
      return false;
    if (since === null && until === null) return true;
    const begin = data.begin ? dayNumber(data.begin, false) : null;
    const end = data.end ? dayNumber(data.end, true) : null;
    if (begin === null && end === null) return false;
    // What is only bounded is in a period if its bounds are.
    const within = data.bounded !== undefined;
    if (since !== null && (within ? begin === null || begin < since : end !== null && end <= since))
      return false;
    return until === null || !(within ? end === null || end > until : begin !== null && begin >= until);
  };

  const filter = () => {
    if (events.size === 0) return;
    const wish = wanted();
    const bounds = {};
    for (const name of ["since", "until"]) {
      const field = fields.find((f) => f.name === name);
      const span = wish[name] ? period(wish[name]) : null;
      const wrong = wish[name] !== undefined && !span;
      if (wrong) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
      bounds[name] = span ? span[name === "since" ? 0 : 1] : null;
    }
    let shown = 0;
    for (const event of events.values()) {
      const on = matches(event, wish, bounds.since, bounds.until);
      event.card.hidden = !on;
      for (const part of [...event.marks, ...event.words]) part.classList.toggle("off", !on);
      shown += on ? 1 : 0;
    }
    const invalid = fields.some((f) => f.hasAttribute("aria-invalid"));
    const said = `${shown} of ${events.size} ${events.size === 1 ? "event" : "events"} shown` +
      (invalid ? "; a date is written 2019, 2019-07 or 2019-07-13" : "");
    if (count.textContent !== said) count.textContent = said;
  };

  // --- the address: #e3, or #status=planned&at=e3 -----------------------------------------------

  let written = null;
  const remember = () => {
    const state = new URLSearchParams(wanted());
    let hash = "";
    if ([...state].length > 0) {
      if (selected) state.set("at", selected.id);
      hash = `#${state}`;
    } else if (selected) {
      hash = `#${encodeURIComponent(selected.id)}`;
    }
    if (hash === location.hash) return;
    written = hash;
    try {
      history.replaceState(null, "", hash || location.pathname + location.search);
    } catch {
      // A page in a frame without an address of its own.
    }
  };

  const recall = () => {
    if (written !== null && location.hash === written) return;
    const hash = location.hash.slice(1);
    let at = null;
    if (hash.includes("=")) {
      const state = new URLSearchParams(hash);
      for (const field of fields) {
        const value = state.get(field.name) || "";
        field.value = value;
        if (field.value !== value) field.value = "";
      }
      at = state.get("at");
    } else {
      try {
        at = decodeURIComponent(hash);
      } catch {
        at = null;
      }
    }
    filter();
    const target = at ? document.getElementById(at) : null;
    const event = events.get(at) || (target && eventsAt(target)[0]);
    if (event) {
      const card = event.card;
      if (hash.includes("=")) card.scrollIntoView({ block: "center" });
      select(event);
      showMark(event);
    } else if (target && target.parentElement instanceof HTMLDetailsElement) {
      target.parentElement.open = true;
    }
  };

  if (filters) {
    filters.hidden = false;
    let later = 0;
    filters.addEventListener("input", () => {
      clearTimeout(later);
      later = setTimeout(() => {
        filter();
        remember();
      }, 80);
    });
    find("button", filters).addEventListener("click", () => {
      for (const field of fields) field.value = "";
      filter();
      remember();
    });
  }
  addEventListener("hashchange", recall);
  recall();
})();

// The review desk: open lines one after the other, decided by keyboard. The pictures are drawn on canvases.
(() => {
  'use strict';

  const main = document.querySelector('main.desk');
  if (!main) {
    return;
  }
  const base = main.dataset.desk;
  const byId = (id) => document.getElementById(id);
  const pictures = new Map();
  let state = { items: [], settled: [], rows: [], counts: [] };
  let at = 0;
  let candidate = null;
  let zoomed = false;
  let asking = null;
  let busy = false;
  // a settled line that is looked at; nothing is decided meanwhile
  let viewed = null;
  // a person whom reading did not find is looked for on the pages: which one is shown, and where the person was seen
  let leaf = null;
  let spot = null;
  let lastSeen = '';
  const HALF_ROW = 0.018;

  const item = () => viewed ?? state.items[at];
  const row = (id) => state.rows.find((each) => each.id === id);
  const allowed = (verdict) => item()?.verdicts.find((each) => each.replace('!', '') === verdict);

  async function ask(path, body) {
    const answer = await fetch(base + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { Accept: 'application/json', 'Content-Type': 'application/json', ...window.juanzong.csrf() },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!answer.ok) {
      const notices = byId('notices').dataset;
      window.juanzong.notice(answer.status === 401 ? notices.signedOut : notices.failed);
      return;
    }
    const { pages = null, ...now } = await answer.json();
    state = { ...now, pages: pages ?? state.pages ?? [] };
    at = Math.min(at, Math.max(0, state.items.length - 1));
    viewed = null;
    candidate = item()?.entryId ?? null;
    look();
    if (state.problem) {
      window.juanzong.notice(state.problem, 'amber');
    }
    show();
  }

  const leaves = () => state.pages.filter((each) => each.check === item()?.check);

  /** Starts looking: at the line, or at the first page where there is none. */
  function look() {
    spot = null;
    leaf = item() && !item().picture && leaves().length ? 0 : null;
  }

  function turn(step) {
    const all = leaves();
    if (all.length && (allowed('SEEN') || !item().picture)) {
      leaf = ((leaf ?? (step > 0 ? -1 : 0)) + step + all.length) % all.length;
      spot = null;
      showLeaf();
      draw();
    }
  }

  function mark(middle) {
    if (leaf !== null && allowed('SEEN')) {
      const at = Math.max(HALF_ROW, Math.min(1 - HALF_ROW, middle));
      spot = { recordId: leaves()[leaf].recordId, page: leaves()[leaf].page, top: at - HALF_ROW, bottom: at + HALF_ROW };
      draw();
    }
  }

  function showLeaf() {
    const bar = byId('desk-leaves');
    const all = leaves();
    bar.hidden = !item() || !all.length || (Boolean(item().picture) && !allowed('SEEN'));
    byId('desk-leaf').textContent = leaf === null ? '' : `${all[leaf].label}（${leaf + 1} / ${all.length}）`;
    byId('desk-seek').hidden = leaf === null || !allowed('SEEN');
    byId('desk-page').classList.toggle('seek', leaf !== null && Boolean(allowed('SEEN')));
  }

  function text(tag, words, kind) {
    const element = document.createElement(tag);
    element.textContent = words;
    if (kind) {
      element.className = kind;
    }
    return element;
  }

  function show() {
    const left = byId('desk-left');
    const words = left.dataset;
    left.textContent = state.items.length ? words.text.replace('{0}', state.items.length)
      : state.state === 'COMPARED' ? words.done : state.state === 'READING' ? words.reading : words.noPaper;
    left.dataset.open = state.items.length;
    byId('desk-counts').replaceChildren(...state.counts.map((each) => text('span',
      `${each.check} · ${each.text}`,
      `chip ${each.colour}`)));
    showCurrent();
    showRows();
    showLeaf();
    showExplained();
    showDecisions();
    draw();
    document.querySelectorAll('[data-verdict]').forEach((button) => {
      button.disabled = !allowed(button.dataset.verdict);
    });
    document.querySelector('[data-act="undo"]').disabled = !state.undo;
    closeReason();
  }

  function showCurrent() {
    const current = byId('desk-current');
    const one = item();
    current.replaceChildren();
    if (!one) {
      return;
    }
    const head = document.createElement('div');
    head.className = 'row';
    head.append(text('span', one.label, `chip ${one.colour}`), text('span', one.check, 'chip grey'));
    if (one.page) {
      head.append(text('span', where(one), 'muted small'));
    }
    current.append(head);
    if (viewed) {
      current.append(text('p', current.dataset.viewing, 'notice'));
    }
    const person = row(candidate);
    if (person) {
      current.append(text('p', `${person.line}  ${person.name}  ${person.idNumber}  ${person.phone}`, 'desk-person'));
    } else if (one.line) {
      current.append(text('p', current.dataset.nobody, 'muted'));
    }
    [...one.reasons, ...one.notices].forEach((each) => current.append(text('p', each, 'small')));
    if (one.repeatOf) {
      current.append(elsewhere(one.repeatOf));
    }
    if (one.todo) {
      current.append(text('p', one.todo, 'hint'));
    }
  }

  /** Where a line stands on paper; without a line a page is missing. */
  function where(one) {
    const words = byId('desk-current').dataset;
    const form = one.line ? words.where : one.line === 0 ? words.seen : words.missing;
    return form.replace('{0}', one.page).replace('{1}', one.line);
  }

  /** Where a repeat counts; another contractor's session is not led to. */
  function elsewhere(session) {
    const element = text(session.id ? 'a' : 'span', session.label, 'small');
    if (session.id) {
      element.href = `/sessions/${session.id}`;
    }
    return element;
  }

  /** The lines that somebody or a rule explained, each with its reason and its picture. */
  function showExplained() {
    const explained = state.settled.filter((each) => each.colour === 'grey');
    byId('desk-explained').hidden = !explained.length;
    byId('desk-explained-lines').replaceChildren(...explained.map((each) => {
      const line = document.createElement('li');
      line.className = 'row';
      const look = text('button', where(each), 'button small');
      look.type = 'button';
      look.addEventListener('click', () => view(each));
      line.append(look, text('span', each.check, 'chip grey'));
      line.append(text('span', [row(each.entryId)?.name, ...each.reasons, ...each.notices].filter(Boolean).join(' · ')));
      if (each.repeatOf) {
        line.append(elsewhere(each.repeatOf));
      }
      return line;
    }));
  }

  function view(line) {
    viewed = line;
    candidate = item()?.entryId ?? null;
    look();
    show();
    if (line) {
      main.scrollIntoView({ block: 'start' });
      main.focus({ preventScroll: true });
    }
  }

  /** To the next line: of the open ones, or of the settled ones while one of them is looked at. */
  function step(by) {
    const now = state.settled.indexOf(viewed);
    if (viewed) {
      view(state.settled[(now + by + state.settled.length) % state.settled.length]);
    } else {
      move(at + by);
    }
  }

  function showRows() {
    byId('desk-rows').replaceChildren(...state.rows.map((each) => {
      const line = document.createElement('tr');
      if (each.id === candidate) {
        line.setAttribute('aria-selected', 'true');
      }
      line.append(text('td', each.line, 'number'), text('td', each.name), text('td', each.idNumber, 'mono'), text('td', each.phone, 'mono'));
      const outcome = document.createElement('td');
      outcome.append(text('span', each.label || each.counting, `chip ${each.colour}`));
      line.append(outcome);
      const settled = state.settled.find((one) => one.entryId === each.id);
      line.addEventListener('click', () => (each.free || !settled ? choose(each.id) : view(settled)));
      return line;
    }));
    const chosen = byId('desk-rows').querySelector('[aria-selected]');
    if (chosen) {
      const frame = chosen.closest('.desk-rows');
      frame.scrollTop = chosen.offsetTop - frame.clientHeight / 2;
    }
  }

  function showDecisions() {
    const frame = byId('desk-decisions');
    frame.hidden = !state.decisions?.length;
    byId('desk-decided').replaceChildren(...(state.decisions ?? []).map((each) => {
      const line = document.createElement('li');
      line.className = 'row';
      line.append(text('span', each.label, `chip ${each.withdrawn ? 'grey' : 'blue'}`));
      line.append(text(each.withdrawn ? 's' : 'span', [each.where, each.person, each.reason].filter(Boolean).join(' · ')));
      line.append(text('span', [each.by, each.at, each.withdrawn ? frame.dataset.withdrawn : ''].filter(Boolean).join(' · '), 'muted small'));
      return line;
    }));
  }

  function choose(id) {
    if (viewed) {
      view(null);
    }
    candidate = id;
    showCurrent();
    showRows();
  }

  function picture(address) {
    if (!pictures.has(address)) {
      const image = new Image();
      image.addEventListener('load', draw);
      image.src = address;
      pictures.set(address, image);
    }
    return pictures.get(address);
  }

  function draw() {
    const one = item();
    const strip = byId('desk-line');
    const page = byId('desk-page');
    const seeking = leaf !== null;
    const address = seeking ? leaves()[leaf].picture : one?.picture;
    const image = address ? picture(address) : null;
    strip.hidden = !address || (seeking && !spot);
    page.hidden = !address;
    byId('desk-idle').hidden = Boolean(one) || !state.settled.length;
    [strip, page].forEach((canvas) => canvas.getContext('2d').clearRect(0, 0, canvas.width, canvas.height));
    if (!image?.naturalWidth) {
      return;
    }
    // the next pictures are fetched while this one is looked at
    state.items.slice(at + 1, at + 4).forEach((next) => next.picture && picture(next.picture));
    const [left, top, right, bottom] = spot ? [0, spot.top, 1, spot.bottom] : (!seeking && one.box) || [0, 0, 1, 1];
    const { naturalWidth: width, naturalHeight: height } = image;
    const crop = [left * width, top * height, (right - left) * width, (bottom - top) * height];
    strip.height = Math.max(40, Math.min(400, Math.round((strip.width * crop[3]) / crop[2])));
    strip.getContext('2d').drawImage(image, ...crop, 0, 0, strip.width, strip.height);
    const scale = zoomed ? 1 : Math.min(1, 1000 / width);
    page.width = Math.round(width * scale);
    page.height = Math.round(height * scale);
    page.classList.toggle('zoomed', zoomed);
    const ink = page.getContext('2d');
    ink.drawImage(image, 0, 0, page.width, page.height);
    const frame = page.parentElement;
    if (seeking && !spot) {
      frame.scrollTop = 0;
      return;
    }
    ink.strokeStyle = '#a4221c';
    ink.lineWidth = 4;
    ink.strokeRect(left * page.width - 3, top * page.height - 3, (right - left) * page.width + 6, (bottom - top) * page.height + 6);
    frame.scrollTop = ((top + bottom) / 2) * page.clientHeight - frame.clientHeight / 2;
    frame.scrollLeft = left * page.clientWidth;
  }

  function move(to) {
    at = Math.max(0, Math.min(state.items.length - 1, to));
    viewed = null;
    candidate = item()?.entryId ?? null;
    look();
    show();
  }

  function nextPage() {
    const here = item();
    const next = state.items.findIndex((each, index) => index > at && (each.recordId !== here.recordId || each.page !== here.page));
    move(next < 0 ? 0 : next);
  }

  function chooseBy(step) {
    const free = state.rows.filter((each) => each.free || each.id === item()?.entryId);
    if (free.length) {
      const now = free.findIndex((each) => each.id === candidate);
      choose(free[(now + step + free.length) % free.length].id);
    }
  }

  async function decide(verdict, reason = '') {
    const form = allowed(verdict);
    if (!form || busy) {
      return;
    }
    if (verdict === 'SEEN' && !spot) {
      if (leaf === null) {
        turn(1);
      }
      window.juanzong.notice(byId('desk-seek').dataset.markFirst, 'amber');
      return;
    }
    if (form.endsWith('!') && !reason) {
      asking = verdict;
      byId('desk-reason').hidden = false;
      byId('desk-reason-text').value = verdict === 'SEEN' ? lastSeen : '';
      byId('desk-reason-text').focus();
      byId('desk-reason-text').select();
      return;
    }
    busy = true;
    const one = item();
    const seen = verdict === 'SEEN';
    lastSeen = seen ? reason : lastSeen;
    try {
      await ask('/decisions', { key: one.key, fingerprint: one.fingerprint, verdict, entryId: seen ? null : candidate, reason, spot: seen ? spot : null });
    } finally {
      busy = false;
    }
  }

  async function undo() {
    if (state.undo && !busy) {
      busy = true;
      try {
        await ask(`/decisions/${state.undo}/withdraw`, {});
      } finally {
        busy = false;
      }
    }
  }

  function closeReason() {
    asking = null;
    byId('desk-reason').hidden = true;
    byId('desk-reason-text').value = '';
    if (document.activeElement === byId('desk-reason-text') || document.activeElement === document.body) {
      main.focus({ preventScroll: true });
    }
  }

  function correct() {
    const form = byId('desk-correction');
    const one = item();
    form.open = true;
    const person = row(candidate);
    byId('correction-line').value = person?.line ?? '';
    form.querySelector(`[value="${person ? 'CHANGED' : 'ADDED'}"]`).checked = true;
    const paper = one?.recordId ?? (leaf === null ? null : leaves()[leaf].recordId);
    if (paper) {
      byId('correction-evidence').value = paper;
    }
    byId('correction-name').focus();
  }

  const keys = {
    a: () => decide('AGREES'),
    enter: () => decide('AGREES'),
    n: () => decide('NOT_SAME'),
    i: () => decide('ILLEGIBLE'),
    p: () => decide('PROXY'),
    s: () => decide('STAFF'),
    t: () => decide('INSTRUCTOR'),
    v: () => decide('VISITOR'),
    f: () => decide('SEEN'),
    ',': () => turn(-1),
    '.': () => turn(1),
    u: undo,
    c: correct,
    j: () => step(1),
    k: () => step(-1),
    arrowdown: () => step(1),
    arrowup: () => step(-1),
    l: () => view(viewed ? null : state.settled[0] ?? null),
    '[': () => chooseBy(-1),
    ']': () => chooseBy(1),
    g: nextPage,
    z: () => { zoomed = !zoomed; draw(); },
    '?': () => byId('desk-help').showModal(),
  };

  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest('input, textarea, select, dialog, summary, a, form');
    if (event.key === 'Escape' && asking) {
      closeReason();
    } else if (event.key === 'Escape' && viewed && !typing) {
      view(null);
    } else if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      const act = event.shiftKey && step && leaf !== null
        ? () => mark((spot ? spot.top + HALF_ROW : 0.2) + step * HALF_ROW) : keys[event.key.toLowerCase()];
      if (act && !(event.key === 'Enter' && event.target.closest('button'))) {
        event.preventDefault();
        act();
      }
    }
  });
  byId('desk-reason').addEventListener('submit', (event) => {
    event.preventDefault();
    const reason = byId('desk-reason-text').value.trim();
    if (asking && reason) {
      decide(asking, reason);
    }
  });
  document.querySelectorAll('[data-verdict]').forEach((button) => button.addEventListener('click', () => decide(button.dataset.verdict)));
  byId('desk-page').addEventListener('click', (event) => mark(event.offsetY / event.currentTarget.clientHeight));
  const acts = { help: keys['?'], undo, correct, before: keys[','], after: keys['.'] };
  document.querySelectorAll('[data-act]').forEach((button) => button.addEventListener('click', () => acts[button.dataset.act]()));
  ask('/state');
})();

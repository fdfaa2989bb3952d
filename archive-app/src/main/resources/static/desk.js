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
  let state = { items: [], rows: [], counts: [] };
  let at = 0;
  let candidate = null;
  let zoomed = false;
  let asking = null;
  let busy = false;

  const item = () => state.items[at];
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
    state = await answer.json();
    at = Math.min(at, Math.max(0, state.items.length - 1));
    candidate = item()?.entryId ?? null;
    if (state.problem) {
      window.juanzong.notice(state.problem, 'amber');
    }
    show();
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
      `${each.check} · ${each.label} ${each.all}${each.open ? ` (${byId('desk-counts').dataset.open} ${each.open})` : ''}`,
      `chip ${each.colour}`)));
    showCurrent();
    showRows();
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
    if (one.line) {
      head.append(text('span', current.dataset.where.replace('{0}', one.page).replace('{1}', one.line), 'muted small'));
    } else if (one.page) {
      head.append(text('span', current.dataset.missing.replace('{0}', one.page), 'muted small'));
    }
    current.append(head);
    const person = row(candidate);
    current.append(person ? text('p', `${person.line}  ${person.name}  ${person.idNumber}  ${person.phone}`, 'desk-person')
      : text('p', current.dataset.nobody, 'muted'));
    [...one.reasons, ...one.notices].forEach((each) => current.append(text('p', each, 'small')));
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
      line.addEventListener('click', () => choose(each.id));
      return line;
    }));
    const chosen = byId('desk-rows').querySelector('[aria-selected]');
    if (chosen) {
      const frame = chosen.closest('.desk-rows');
      frame.scrollTop = chosen.offsetTop - frame.clientHeight / 2;
    }
  }

  function choose(id) {
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
    const image = one?.picture ? picture(one.picture) : null;
    [strip, page].forEach((canvas) => canvas.getContext('2d').clearRect(0, 0, canvas.width, canvas.height));
    if (!image?.naturalWidth) {
      return;
    }
    // the next pictures are fetched while this one is looked at
    state.items.slice(at + 1, at + 4).forEach((next) => next.picture && picture(next.picture));
    const [left, top, right, bottom] = one.box ?? [0, 0, 1, 1];
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
    ink.strokeStyle = '#a4221c';
    ink.lineWidth = 4;
    ink.strokeRect(left * page.width - 3, top * page.height - 3, (right - left) * page.width + 6, (bottom - top) * page.height + 6);
    const frame = page.parentElement;
    frame.scrollTop = ((top + bottom) / 2) * page.clientHeight - frame.clientHeight / 2;
    frame.scrollLeft = left * page.clientWidth;
  }

  function move(to) {
    at = Math.max(0, Math.min(state.items.length - 1, to));
    candidate = item()?.entryId ?? null;
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
    if (form.endsWith('!') && !reason) {
      asking = verdict;
      byId('desk-reason').hidden = false;
      byId('desk-reason-text').focus();
      return;
    }
    busy = true;
    const one = item();
    try {
      await ask('/decisions', { key: one.key, fingerprint: one.fingerprint, verdict, entryId: candidate, reason });
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
    if (one?.recordId) {
      byId('correction-evidence').value = one.recordId;
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
    u: undo,
    c: correct,
    j: () => move(at + 1),
    k: () => move(at - 1),
    arrowdown: () => move(at + 1),
    arrowup: () => move(at - 1),
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
    } else if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const act = keys[event.key.toLowerCase()];
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
  const acts = { help: keys['?'], undo, correct };
  document.querySelectorAll('[data-act]').forEach((button) => button.addEventListener('click', () => acts[button.dataset.act]()));
  ask('/state');
})();

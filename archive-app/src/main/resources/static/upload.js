// Resumable uploads by tus 1.0: choose, confirm kinds, send, pause, continue after any interruption.
(() => {
  'use strict';
  if (window.juanzongUpload) {
    return;
  }
  window.juanzongUpload = true;

  const CHUNK = 64 * 1024 * 1024;
  const PARALLEL = 3;
  const HEAD_BYTES = 1024;
  const BATCH = 100;
  const TUS = { 'Tus-Resumable': '1.0.0' };
  const encoder = new TextEncoder();

  const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const csrf = () => window.juanzong?.csrf() ?? {};
  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const size = (bytes) => {
    const units = ['B', 'KB', 'MB', 'GB', 'TB'];
    let unit = 0;
    while (bytes >= 1024 && unit < 4) {
      bytes /= 1024;
      unit += 1;
    }
    return `${unit && bytes < 10 ? bytes.toFixed(1) : Math.round(bytes)} ${units[unit]}`;
  };

  // ---- what survives a reload: the address of each unfinished upload, by the file's look -------------------------

  const memory = {
    key: (session) => `juanzong.uploads.${session}`,
    all(session) {
      try {
        return JSON.parse(localStorage.getItem(this.key(session))) ?? {};
      } catch {
        return {};
      }
    },
    change(session, change) {
      try {
        const all = this.all(session);
        change(all);
        localStorage.setItem(this.key(session), JSON.stringify(all));
      } catch {
        // without storage an upload only continues while the page is open
      }
    },
  };
  const look = (item) => [item.path, item.file.name, item.file.size, item.file.lastModified].join('|');

  // ---- one request -----------------------------------------------------------------------------------------------

  function request(method, url, headers, body, progress, hold) {
    return new Promise((resolve) => {
      const xhr = new XMLHttpRequest();
      xhr.open(method, url);
      Object.entries({ ...headers, ...(method === 'HEAD' || method === 'GET' ? {} : csrf()) })
        .forEach(([name, value]) => xhr.setRequestHeader(name, value));
      if (progress) {
        xhr.upload.addEventListener('progress', (event) => progress(event.loaded));
      }
      xhr.addEventListener('loadend', () => resolve(xhr));
      hold?.(xhr);
      xhr.send(body);
    });
  }

  const later = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
  const problem = (xhr) => {
    try {
      return JSON.parse(xhr.responseText).detail;
    } catch {
      return (xhr.getResponseHeader('Content-Type') || '').startsWith('text/plain') ? xhr.responseText : '';
    }
  };

  // ---- one file --------------------------------------------------------------------------------------------------

  class Sending {
    constructor(zone, item) {
      Object.assign(this, { zone, file: item.file, path: item.path, kind: item.kind, sent: 0, state: 'waiting', tries: 0 });
      this.url = memory.all(zone.session)[look(this)]?.url;
      this.draw();
    }

    get ended() {
      return ['done', 'twice', 'failed', 'cancelled'].includes(this.state);
    }

    draw() {
      const word = this.zone.word;
      this.label = element('span', { className: 'muted small' });
      this.meter = element('progress', { className: 'meter', max: Math.max(1, this.file.size), value: 0 });
      this.meter.setAttribute('aria-label', this.file.name);
      const button = (key, act) => {
        const made = element('button', { type: 'button', className: 'button small quiet', textContent: word(key) });
        made.setAttribute('aria-label', `${word(key)} ${this.file.name}`);
        made.addEventListener('click', act);
        return made;
      };
      this.buttons = {
        pause: button('pause', () => this.pause()), resume: button('resume', () => this.resume()),
        cancel: button('cancel', () => this.cancel()), retry: button('retry', () => this.resume()),
      };
      this.row = element('li', { className: 'stack tight' },
        element('div', { className: 'row spread' }, element('span', { className: 'clip', textContent: this.file.name }), this.label),
        this.meter, element('div', { className: 'row' }, ...Object.values(this.buttons)));
      this.show();
    }

    show(state = this.state, detail = '') {
      this.state = state;
      const percent = this.file.size ? Math.floor((100 * this.sent) / this.file.size) : 100;
      this.label.textContent = `${detail || this.zone.word(state)}${this.ended ? '' : ` · ${percent}% · ${size(this.file.size)}`}`;
      this.meter.value = this.ended && state !== 'failed' && state !== 'cancelled' ? this.meter.max : this.sent;
      this.meter.className = `meter ${state === 'done' || state === 'twice' ? 'green' : ''} ${state === 'failed' ? 'red' : ''}`;
      this.buttons.pause.hidden = !['waiting', 'sending', 'retrying'].includes(state);
      this.buttons.resume.hidden = state !== 'paused';
      this.buttons.retry.hidden = state !== 'failed';
      this.buttons.cancel.hidden = this.ended || state === 'finishing';
      this.zone.total();
    }

    pause() {
      if (!this.ended && this.state !== 'finishing') {
        this.show('paused');
        this.xhr?.abort();
      }
    }

    resume() {
      this.tries = 0;
      this.show('waiting');
      this.zone.next();
    }

    async cancel() {
      this.show('cancelled');
      this.xhr?.abort();
      this.forget();
      if (this.url) {
        // the broken connection may hold the upload for a moment
        for (let turn = 0; turn < 8; turn += 1) {
          const answer = await request('DELETE', this.url, TUS);
          if (answer.status !== 423 && answer.status !== 0) {
            break;
          }
          await later(2000 * (turn + 1));
        }
        this.url = undefined;
      }
      this.zone.next();
    }

    forget() {
      memory.change(this.zone.session, (all) => delete all[look(this)]);
    }

    running() {
      return this.state === 'sending' || this.state === 'retrying';
    }

    /** Sends until the file is whole, the user stops it, or the server says no. */
    async run() {
      this.show('sending');
      while (this.running()) {
        const answer = this.url ? await this.continue() : await this.create();
        if (!this.running()) {
          return;
        }
        if (answer.status >= 200 && answer.status < 300) {
          this.tries = 0;
          this.sent = Number(answer.getResponseHeader('Upload-Offset') ?? this.sent);
          this.known = true;
          this.show('sending');
          await this.outcome(answer.getResponseHeader('Juanzong-Upload-State'), answer.getResponseHeader('Juanzong-Record'));
        } else if (answer.status === 404 || answer.status === 410) {
          this.forget();
          if (!this.url) {
            this.show('failed', problem(answer));
          }
          this.url = undefined;
          this.sent = 0;
        } else if (answer.status === 401 || answer.status === 403) {
          this.show('paused', this.zone.word('signedOut'));
        } else if ([0, 409, 423, 429].includes(answer.status) || answer.status >= 500) {
          this.known = false;
          this.tries += 1;
          if (answer.status !== 409 || this.tries > 1) {
            this.show('retrying');
            const wait = Number(answer.getResponseHeader('Retry-After')) || Math.min(30, 2 ** this.tries);
            await later(1000 * wait * (0.75 + Math.random() / 2));
          }
        } else {
          this.forget();
          this.url = undefined;
          this.show('failed', problem(answer));
        }
      }
    }

    async create() {
      const metadata = { filename: this.file.name, sessionId: this.zone.session, kind: this.kind };
      const answer = await request('POST', '/uploads', {
        ...TUS,
        'Upload-Length': String(this.file.size),
        'Upload-Metadata': Object.entries(metadata).map(([key, value]) => `${key} ${base64(encoder.encode(value))}`).join(','),
      }, null, null, (xhr) => { this.xhr = xhr; });
      if (answer.status === 201) {
        this.url = answer.getResponseHeader('Location');
        memory.change(this.zone.session, (all) => { all[look(this)] = { url: this.url, name: this.file.name, at: Date.now() }; });
      }
      return answer;
    }

    async continue() {
      if (!this.known) {
        return request('HEAD', this.url, TUS, null, null, (xhr) => { this.xhr = xhr; });
      }
      const from = this.sent;
      const answer = await request('PATCH', this.url, {
        ...TUS, 'Upload-Offset': String(from), 'Content-Type': 'application/offset+octet-stream',
      }, this.file.slice(from, from + CHUNK), (loaded) => {
        this.sent = Math.min(this.file.size, from + loaded);
        this.show(this.state === 'retrying' ? 'sending' : this.state);
      }, (xhr) => { this.xhr = xhr; });
      if (answer.status !== 204) {
        this.sent = from;
        this.known = false;
      }
      return answer;
    }

    async outcome(state, record) {
      let at = state;
      while (at === 'FINISHING') {
        this.show('finishing');
        await later(2000);
        const answer = await request('GET', this.url, {});
        at = answer.status === 200 ? JSON.parse(answer.responseText).state : at;
      }
      if (at === 'ACCEPTED' || at === 'ALREADY_THERE') {
        this.forget();
        this.record = record;
        this.show(at === 'ACCEPTED' ? 'done' : 'twice');
        this.zone.changed();
      } else if (at !== 'RECEIVING') {
        this.forget();
        this.url = undefined;
        this.show('failed');
      }
    }
  }

  // ---- the zone of one session -----------------------------------------------------------------------------------

  class Zone {
    constructor(root) {
      this.root = root;
      this.session = root.dataset.session;
      this.chosen = [];
      this.sendings = [];
      this.part = (name) => root.querySelector(`[data-${name}]`);
      const words = Object.fromEntries([...this.part('words').content.querySelectorAll('[data-key]')]
        .map((span) => [span.dataset.key, span.textContent]));
      this.word = (key) => words[key] ?? key;
      root.querySelectorAll('[data-pick]').forEach((input) => input.addEventListener('change', () => {
        this.choose([...input.files].map((file) => ({ file, path: folder(file.webkitRelativePath) })));
        input.value = '';
      }));
      this.listenForDrops(this.part('drop'));
      this.part('chosen').addEventListener('submit', (event) => {
        event.preventDefault();
        this.start();
      });
      this.part('clear').addEventListener('click', () => {
        this.chosen = [];
        this.list();
      });
      this.part('pause-all').addEventListener('click', () => this.sendings.forEach((each) => each.pause()));
      this.part('resume-all').addEventListener('click', () => this.sendings
        .filter((each) => each.state === 'paused').forEach((each) => each.resume()));
      this.part('forget').addEventListener('click', () => {
        this.sendings.filter((each) => each.ended).forEach((each) => each.row.remove());
        this.sendings = this.sendings.filter((each) => !each.ended);
        this.total();
      });
      this.remember();
    }

    listenForDrops(drop) {
      ['dragenter', 'dragover'].forEach((name) => drop.addEventListener(name, (event) => {
        event.preventDefault();
        drop.classList.add('over');
      }));
      ['dragleave', 'drop'].forEach((name) => drop.addEventListener(name, () => drop.classList.remove('over')));
      drop.addEventListener('drop', async (event) => {
        event.preventDefault();
        const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
        const plain = [...event.dataTransfer.files].map((file) => ({ file, path: '' }));
        this.choose(entries.length ? (await Promise.all(entries.map((entry) => walk(entry, '')))).flat() : plain);
      });
    }

    remember() {
      const names = Object.values(memory.all(this.session)).map((each) => each.name);
      const notice = this.part('resumable');
      notice.hidden = names.length === 0;
      notice.textContent = `${this.word('resumable')} ${names.join('、')}`;
    }

    problem(file) {
      if (file.size > Number(this.root.dataset.maxBytes)) {
        return this.word('tooLarge');
      }
      if (encoder.encode(file.name).length > 255) {
        return this.word('nameTooLong');
      }
      // eslint-disable-next-line no-control-regex
      return /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(file.name) ? this.word('nameControl') : '';
    }

    async choose(items) {
      const known = new Set([...this.chosen, ...this.sendings.filter((each) => !each.ended)].map(look));
      const added = items.filter((item) => !known.has(look(item)) && item.file.name !== '.DS_Store' && item.file.name !== 'Thumbs.db');
      added.forEach((item) => Object.assign(item, { kind: 'OTHER', problem: this.problem(item.file) }));
      this.chosen.push(...added);
      this.list();
      for (let at = 0; at < added.length; at += BATCH) {
        await this.propose(added.slice(at, at + BATCH));
      }
    }

    async propose(items) {
      const files = await Promise.all(items.map(async ({ file, path }) => ({
        name: file.name, folders: path, head: base64(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer().catch(() => new ArrayBuffer(0)))),
      })));
      const answer = await request('POST', '/uploads/proposals', { 'Content-Type': 'application/json' }, JSON.stringify({ files }));
      if (answer.status !== 200) {
        return;
      }
      JSON.parse(answer.responseText).forEach((proposal, index) => {
        const item = items[index];
        if (!item.confirmed) {
          item.kind = proposal.kind;
          if (item.select) {
            item.select.value = proposal.kind;
          }
        }
      });
    }

    list() {
      const form = this.part('chosen');
      form.hidden = this.chosen.length === 0;
      form.querySelector('tbody').replaceChildren(...this.chosen.map((item) => this.row(item)));
    }

    row(item) {
      const select = this.part('kinds').content.firstElementChild.cloneNode(true);
      select.value = item.kind;
      select.setAttribute('aria-label', `${this.word('kindOf')} ${item.file.name}`);
      select.addEventListener('change', () => Object.assign(item, { kind: select.value, confirmed: true }));
      item.select = select;
      const remove = element('button', { type: 'button', className: 'button small quiet', textContent: this.word('remove') });
      remove.setAttribute('aria-label', `${this.word('remove')} ${item.file.name}`);
      remove.addEventListener('click', () => {
        this.chosen = this.chosen.filter((each) => each !== item);
        this.list();
      });
      const name = element('td', {}, element('div', { textContent: item.file.name }));
      if (item.path) {
        name.append(element('div', { className: 'hint', textContent: item.path }));
      }
      if (item.problem) {
        name.append(element('div', { className: 'error', textContent: item.problem }));
      }
      return element('tr', {}, name, element('td', { className: 'number', textContent: size(item.file.size) }),
        element('td', {}, item.problem ? '' : select), element('td', {}, remove));
    }

    start() {
      const ready = this.chosen.filter((item) => !item.problem);
      this.chosen = this.chosen.filter((item) => item.problem);
      this.list();
      this.part('resumable').hidden = true;
      ready.forEach((item) => {
        const sending = new Sending(this, item);
        this.sendings.push(sending);
        this.part('list').append(sending.row);
      });
      this.total();
      this.next();
    }

    next() {
      const running = this.sendings.filter((each) => ['sending', 'retrying', 'finishing'].includes(each.state)).length;
      this.sendings.filter((each) => each.state === 'waiting').slice(0, Math.max(0, PARALLEL - running))
        .forEach((each) => each.run().finally(() => this.next()));
    }

    total() {
      this.part('running').hidden = this.sendings.length === 0;
      const counted = this.sendings.filter((each) => each.state !== 'cancelled');
      const all = counted.reduce((sum, each) => sum + each.file.size, 0);
      const sent = counted.reduce((sum, each) => sum + (each.state === 'done' || each.state === 'twice' ? each.file.size : each.sent), 0);
      const share = all ? sent / all : 1;
      this.part('total-meter').value = share;
      this.part('total').textContent = this.word('total')
        .replace('{done}', counted.filter((each) => each.state === 'done' || each.state === 'twice').length)
        .replace('{all}', counted.length).replace('{percent}', `${Math.floor(100 * share)}%`);
    }

    changed() {
      clearTimeout(this.telling);
      this.telling = setTimeout(() => document.body.dispatchEvent(new CustomEvent('filesChanged')), 400);
    }

    get busy() {
      return this.sendings.some((each) => !each.ended && each.state !== 'paused');
    }
  }

  const folder = (path) => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '');

  async function walk(entry, path) {
    if (entry.isFile) {
      const file = await new Promise((resolve) => { entry.file(resolve, () => resolve(null)); });
      return file ? [{ file, path }] : [];
    }
    const reader = entry.createReader();
    const found = [];
    const inside = path ? `${path}/${entry.name}` : entry.name;
    for (;;) {
      const some = await new Promise((resolve) => { reader.readEntries(resolve, () => resolve([])); });
      if (some.length === 0) {
        return found;
      }
      found.push(...(await Promise.all(some.map((each) => walk(each, inside)))).flat());
    }
  }

  const zones = new Map();
  const begin = () => document.querySelectorAll('[data-upload-zone]').forEach((root) => {
    if (!zones.has(root)) {
      zones.set(root, new Zone(root));
    }
  });
  document.addEventListener('htmx:afterSettle', begin);
  window.addEventListener('beforeunload', (event) => {
    if ([...zones.values()].some((zone) => zone.busy)) {
      event.preventDefault();
    }
  });
  begin();
})();

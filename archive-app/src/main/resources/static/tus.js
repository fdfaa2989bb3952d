// One file sent by tus 1.0: resumable, retried with growing pauses, remembered across reloads.
const CHUNK = 64 * 1024 * 1024;
const TUS = { 'Tus-Resumable': '1.0.0' };
export const encoder = new TextEncoder();

export const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
const csrf = () => window.juanzong?.csrf() ?? {};
export const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};
export const size = (bytes) => {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let unit = 0;
  while (bytes >= 1024 && unit < 4) {
    bytes /= 1024;
    unit += 1;
  }
  return `${unit && bytes < 10 ? bytes.toFixed(1) : Math.round(bytes)} ${units[unit]}`;
};

// ---- what survives a reload: the address of each unfinished upload, by the file's look -------------------------

export const memory = {
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
export const look = (item) => [item.path, item.file.name, item.file.size, item.file.lastModified].join('|');

// ---- one request -----------------------------------------------------------------------------------------------

export function request(method, url, headers, body, progress, hold) {
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

export class Sending {
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

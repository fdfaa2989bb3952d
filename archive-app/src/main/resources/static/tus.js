// One file sent by tus 1.0: resumable, retried with growing pauses, remembered across reloads.
import { head } from './choosing.js';

const CHUNK = 64 * 1024 * 1024;
// how long the server keeps what came of an unfinished file
const KEPT = 7 * 24 * 3600 * 1000;
const TUS = { 'Tus-Resumable': '1.0.0' };
export const encoder = new TextEncoder();

export const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
const csrf = () => window.juanzong?.csrf() ?? {};
// after signing in again, perhaps in another window, the page still holds the old token
async function renew() {
  const answer = await request('GET', window.location.href, {});
  const fresh = new DOMParser().parseFromString(answer.responseText, 'text/html').querySelector('meta[name="csrf-token"]');
  if (answer.status === 200 && fresh) {
    document.querySelector('meta[name="csrf-token"]').content = fresh.content;
  }
}
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
      const all = JSON.parse(localStorage.getItem(this.key(session))) ?? {};
      return Object.fromEntries(Object.entries(all).filter(([, each]) => each.at > Date.now() - KEPT));
    } catch {
      return {};
    }
  },
  /** What is known of a file: chosen as before, or from elsewhere, alone instead of with its folder. */
  of(session, item) {
    const all = this.all(session);
    const alike = Object.keys(all).filter((key) => {
      const [path, other] = [key.slice(0, key.indexOf('|')), `/${item.path}`];
      return key.slice(key.indexOf('|')) === look({ ...item, path: '' }) && (`/${path}`.endsWith(other) || other.endsWith(`/${path}`));
    });
    const key = all[look(item)] ? look(item) : (alike.length === 1 && alike[0]);
    return key ? { ...all[key], key } : undefined;
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

/** Gives an unfinished upload up. The answer says whether it was too late: 410, it had ended. */
export async function abandon(url) {
  for (let turn = 1; ; turn += 1) {
    const answer = await request('DELETE', url, TUS);
    // the broken connection may hold the upload for a moment
    if (turn > 8 || (answer.status !== 423 && answer.status !== 0)) {
      return answer.status;
    }
    await later(2000 * turn);
  }
}

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
    Object.assign(this, { zone, file: item.file, path: item.path, kind: item.kind, sent: 0, state: 'waiting', tries: 0, turn: 0 });
    Object.assign(this, { url: item.begun?.url, key: item.begun?.key ?? look(item) });
    this.draw();
  }

  get ended() {
    return ['done', 'twice', 'failed', 'cancelled'].includes(this.state);
  }

  get cancellable() {
    return !this.ended && this.state !== 'finishing';
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
      cancel: button('cancel', () => this.cancel()), retry: button('retry', () => this.retry()),
    };
    this.row = element('li', { className: 'stack tight' },
      element('div', { className: 'row spread' },
        element('span', { className: 'clip', textContent: this.file.name, title: this.path ? `${this.path}/${this.file.name}` : this.file.name }), this.label),
      this.meter, element('div', { className: 'row' }, ...Object.values(this.buttons)));
    this.show();
  }

  show(state = this.state, detail = '') {
    this.state = state;
    const percent = this.file.size ? Math.floor((100 * this.sent) / this.file.size) : 0;
    const words = `${detail || this.zone.word(state)}${this.ended ? '' : ` · ${percent}% · ${size(this.file.size)}`}`;
    this.label.replaceChildren(this.record ? element('a', { href: `/records/${this.record}`, textContent: words }) : words);
    this.label.className = `small ${state === 'failed' ? 'error' : 'muted'}`;
    this.meter.value = this.ended && state !== 'failed' && state !== 'cancelled' ? this.meter.max : this.sent;
    this.meter.className = `meter ${state === 'done' || state === 'twice' ? 'green' : ''} ${state === 'failed' ? 'red' : ''}`;
    this.buttons.pause.hidden = !['waiting', 'sending', 'retrying'].includes(state);
    this.buttons.resume.hidden = state !== 'paused';
    this.buttons.retry.hidden = !['failed', 'retrying'].includes(state);
    this.buttons.cancel.hidden = !this.cancellable;
    this.zone.total();
  }

  pause() {
    if (this.cancellable) {
      this.show('paused');
      this.xhr?.abort();
    }
  }

  async resume() {
    this.tries = 0;
    if (this.stale) {
      await renew();
      this.stale = false;
    }
    this.show('waiting');
    this.zone.next();
  }

  /** Without waiting any longer. */
  retry() {
    if (this.state === 'retrying') {
      this.wake?.();
    } else {
      this.resume();
    }
  }

  async cancel() {
    this.show('cancelled');
    this.xhr?.abort();
    const url = this.url;
    this.url = undefined;
    this.forget();
    if (url && await abandon(url) === 410) {
      // the last bytes were there already: what is in the archive is not called cancelled
      this.url = url;
      const answer = await request('GET', url, {});
      const { state, recordId } = answer.status === 200 ? JSON.parse(answer.responseText) : {};
      if (['FINISHING', 'ACCEPTED', 'ALREADY_THERE'].includes(state)) {
        await this.outcome(state, recordId);
      }
    }
    this.zone.next();
  }

  forget() {
    memory.change(this.zone.session, (all) => delete all[this.key]);
  }

  /** Whether it goes on, and by this call and no later one. */
  running(turn) {
    return this.turn === turn && ['sending', 'retrying'].includes(this.state);
  }

  pauseBefore(seconds) {
    return new Promise((resolve) => {
      this.wake = resolve;
      setTimeout(resolve, 1000 * seconds * (0.75 + Math.random() / 2));
    });
  }

  /** A request that fails says nothing of its cause: the line, or a file that has been moved or changed meanwhile. */
  async readable() {
    return this.file.size === 0 || (await head(this.file.slice(this.sent), 1)) !== null;
  }

  /** Sends until the file is whole, the user stops it, or the server says no. */
  async run() {
    const turn = this.turn += 1;
    this.show('sending');
    while (this.running(turn)) {
      const answer = this.url ? await this.continue() : await this.create();
      if (!this.running(turn)) {
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
        this.stale = true;
        this.show('paused', this.zone.word('signedOut'));
      } else if ([0, 409, 423, 429].includes(answer.status) || answer.status >= 500) {
        this.known = false;
        this.tries += 1;
        if (answer.status === 0 && !(await this.readable())) {
          this.show('failed', this.zone.word('unreadable'));
          return;
        }
        if (answer.status !== 409 || this.tries > 1) {
          this.show('retrying');
          const wait = Number(answer.getResponseHeader('Retry-After')) || Math.min(30, 2 ** this.tries);
          await this.pauseBefore(wait);
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
      memory.change(this.zone.session, (all) => {
        all[this.key] = { url: this.url, name: this.file.name, kind: this.kind, at: Date.now() };
      });
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
    let told = { state, recordId: record };
    while (told.state === 'FINISHING') {
      this.show('finishing');
      await later(2000);
      const answer = await request('GET', this.url, {});
      told = answer.status === 200 ? JSON.parse(answer.responseText) : told;
    }
    await this.told(told);
  }

  async told({ state, recordId, fileName }) {
    if (state === 'ALREADY_THERE' && !fileName) {
      const answer = await request('GET', this.url, {});
      fileName = answer.status === 200 ? JSON.parse(answer.responseText).fileName : '';
    }
    if (state === 'ACCEPTED' || state === 'ALREADY_THERE') {
      this.forget();
      this.record = recordId;
      this.show(state === 'ACCEPTED' ? 'done' : 'twice', fileName && state === 'ALREADY_THERE'
        ? this.zone.word('twiceAs').replace('{name}', () => fileName) : '');
      this.zone.changed();
    } else if (state !== 'RECEIVING') {
      this.forget();
      this.url = undefined;
      this.show('failed');
    }
  }
}

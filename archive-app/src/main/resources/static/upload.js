// The upload zone of a session: choose files or folders, confirm kinds, follow the progress. Loaded as a module: once.
import { Sending, base64, element, encoder, look, memory, request, size } from './tus.js';

const PARALLEL = 3;
const HEAD_BYTES = 1024;
const BATCH = 100;
// what systems and office programs leave in folders while they are open
const LEFTOVERS = /^(\.DS_Store|Thumbs\.db|desktop\.ini|~\$.*)$/i;

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
    root.querySelectorAll('[data-pick]').forEach((input) => {
      input.addEventListener('change', () => this.pick(input));
      // somebody may have been faster than this script
      this.pick(input);
    });
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

  pick(input) {
    const files = [...input.files].map((file) => ({ file, path: folder(file.webkitRelativePath) }));
    input.value = '';
    if (files.length) {
      this.choose(files);
    }
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
    const added = items.filter((item) => !known.has(look(item)) && !LEFTOVERS.test(item.file.name));
    added.forEach((item) => Object.assign(item, { kind: 'OTHER', problem: this.problem(item.file) }));
    this.chosen.push(...added);
    this.list();
    // nothing is sent under a kind that nobody has proposed or confirmed
    this.proposing(1);
    try {
      for (let at = 0; at < added.length; at += BATCH) {
        await this.propose(added.slice(at, at + BATCH));
      }
    } finally {
      this.proposing(-1);
    }
  }

  proposing(change) {
    this.proposals = (this.proposals ?? 0) + change;
    this.part('start').disabled = this.proposals > 0;
    this.part('proposing').hidden = this.proposals === 0;
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
    const remove = element('button', { type: 'button', className: 'button small quiet nowrap', textContent: this.word('remove') });
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

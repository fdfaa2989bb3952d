// The upload zone of a session: choose files or folders, confirm kinds, follow the progress. Loaded as a module: once.
import { dropped, folder, head, leftover, problem } from './choosing.js';
import { Sending, abandon, base64, element, look, memory, request, size } from './tus.js';

const PARALLEL = 3;
const HEAD_BYTES = 1024;
const BATCH = 100;
const MOST_NAMES = 5;

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
      this.say([]);
      this.list();
    });
    this.part('pause-all').addEventListener('click', () => this.sendings.forEach((each) => each.pause()));
    this.part('resume-all').addEventListener('click', () => this.sendings
      .filter((each) => each.state === 'paused').forEach((each) => each.resume()));
    this.part('cancel-all').addEventListener('click', () => this.sendings
      .filter((each) => each.cancellable).forEach((each) => each.cancel()));
    window.addEventListener('online', () => this.sendings.forEach((each) => each.wake?.()));
    this.part('abandon').addEventListener('click', () => this.abandon());
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
      this.choose({ files });
    }
  }

  listenForDrops(drop) {
    ['dragenter', 'dragover'].forEach((name) => drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add('over');
    }));
    drop.addEventListener('dragleave', (event) => drop.classList.toggle('over', drop.contains(event.relatedTarget)));
    drop.addEventListener('drop', async (event) => {
      event.preventDefault();
      drop.classList.remove('over');
      this.choose(await dropped(event.dataTransfer));
    });
  }

  /** What has not been sent whole before the page was left. */
  remember() {
    const names = Object.values(memory.all(this.session)).map((each) => each.name);
    this.part('resumable').hidden = names.length === 0;
    this.part('resumable-names').textContent = names.join('、');
  }

  async abandon() {
    const unfinished = Object.entries(memory.all(this.session));
    this.part('resumable').hidden = true;
    memory.change(this.session, (all) => unfinished.forEach(([key]) => delete all[key]));
    await Promise.all(unfinished.map(([, each]) => abandon(each.url)));
  }

  /** Sentences about what was chosen and is not in the list. */
  say(sentences) {
    const box = this.part('left-out');
    box.hidden = sentences.length === 0;
    box.replaceChildren(...sentences.map(([kind, text]) => element('p', { className: `notice ${kind}`, textContent: text })));
  }

  sentence(key, names) {
    const few = names.slice(0, MOST_NAMES).join('、');
    return this.word(key).replace('{count}', names.length)
      .replace('{names}', () => (names.length > MOST_NAMES ? this.word('andMore').replace('{names}', () => few) : few));
  }

  async choose({ files, unread = [], empty = [] }) {
    const known = new Set([...this.chosen, ...this.sendings.filter((each) => !each.ended)].map(look));
    const left = files.filter(leftover);
    const added = files.filter((item) => !known.has(look(item)) && !left.includes(item));
    const again = files.length - left.length - added.length;
    const sentences = [['red', 'unread', unread], ['amber', 'emptyFolder', empty], ['', 'leftover', [...new Set(left.map(({ file }) => file.name))]]]
      .filter(([, , names]) => names.length).map(([kind, key, names]) => [kind, this.sentence(key, names)]);
    if (again) {
      sentences.push(['', this.word('again').replace('{count}', again)]);
    }
    if (files.length + unread.length + empty.length === 0) {
      sentences.push(['amber', this.word('nothing')]);
    }
    this.say(sentences);
    const used = new Set([...this.chosen.map((item) => item.begun), ...this.sendings].map((each) => each?.url));
    added.forEach((item) => {
      const begun = memory.of(this.session, item);
      Object.assign(item, { kind: 'OTHER', problem: problem(item.file, Number(this.root.dataset.maxBytes)) });
      if (begun && !used.has(begun.url)) {
        used.add(begun.url);
        // what is there has its kind already
        Object.assign(item, { begun, kind: begun.kind ?? item.kind, decided: true });
      }
    });
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
      this.list();
    }
  }

  proposing(change) {
    this.proposals = (this.proposals ?? 0) + change;
    this.part('start').disabled = this.proposals > 0;
    this.part('proposing').hidden = this.proposals === 0;
  }

  async propose(items) {
    const files = await Promise.all(items.map(async (item) => {
      const bytes = await head(item.file, HEAD_BYTES);
      item.problem ||= bytes ? '' : 'unreadable';
      return { name: item.file.name, folders: item.path, head: base64(bytes ?? []) };
    }));
    const answer = await request('POST', '/uploads/proposals', { 'Content-Type': 'application/json' }, JSON.stringify({ files }));
    const proposals = answer.status === 200 ? JSON.parse(answer.responseText) : [];
    items.filter((item) => !item.decided).forEach((item) => {
      const { kind = 'OTHER', guessed = false } = proposals[items.indexOf(item)] ?? {};
      Object.assign(item, { kind, guessed });
    });
  }

  list() {
    const form = this.part('chosen');
    const focused = [...form.querySelectorAll('select')].indexOf(document.activeElement);
    form.hidden = this.chosen.length === 0;
    form.querySelector('tbody').replaceChildren(...this.chosen.map((item) => this.row(item)));
    form.querySelectorAll('select')[focused]?.focus();
    this.undecided();
  }

  /** How many files nothing speaks for, or only their type: nobody should file them by mistake. */
  undecided() {
    const open = this.chosen.filter((item) => !item.problem && !item.decided);
    const say = (name, count) => {
      this.part(name).hidden = count === 0 || this.proposals > 0;
      this.part(name).textContent = this.word(name).replace('{count}', count);
    };
    say('undecided', open.filter((item) => item.kind === 'OTHER').length);
    say('guessed', open.filter((item) => item.guessed).length);
  }

  row(item) {
    const select = this.part('kinds').content.firstElementChild.cloneNode(true);
    select.value = item.kind;
    select.disabled = Boolean(item.begun);
    select.setAttribute('aria-label', `${this.word('kindOf')} ${item.file.name}`);
    select.addEventListener('change', () => {
      Object.assign(item, { kind: select.value, decided: true });
      mark.hidden = true;
      this.undecided();
    });
    const mark = element('div', { className: 'warning', textContent: this.word('check'), hidden: item.decided || !(item.guessed || item.kind === 'OTHER') || this.proposals > 0 });
    const remove = element('button', { type: 'button', className: 'button small quiet nowrap', textContent: this.word('remove') });
    remove.setAttribute('aria-label', `${this.word('remove')} ${item.file.name}`);
    remove.addEventListener('click', () => {
      this.chosen = this.chosen.filter((each) => each !== item);
      this.list();
    });
    const name = element('td', {}, element('div', { textContent: item.file.name }));
    const line = (className, textContent) => name.append(element('div', { className, textContent }));
    if (item.path) {
      line('hint', item.path);
    }
    if (item.problem) {
      line('error', this.word(item.problem));
    } else if (item.file.size === 0) {
      line('warning', this.word('emptyFile'));
    }
    if (item.begun) {
      line('hint', this.word('continued'));
    }
    const cells = [name, element('td', { className: 'number', textContent: size(item.file.size) }),
      element('td', {}, ...(item.problem ? [] : [select, mark])), element('td', {}, remove)];
    const titles = this.part('chosen').querySelectorAll('th');
    [1, 2].forEach((column) => { cells[column].dataset.label = titles[column].textContent; });
    return element('tr', {}, ...cells);
  }

  start() {
    const ready = this.chosen.filter((item) => !item.problem);
    this.chosen = this.chosen.filter((item) => item.problem);
    this.say([]);
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
    const kept = (each) => each.state === 'done' || each.state === 'twice';
    const all = counted.reduce((sum, each) => sum + each.file.size, 0);
    const sent = counted.reduce((sum, each) => sum + (kept(each) ? each.file.size : each.sent), 0);
    const done = counted.filter(kept).length;
    const share = all ? sent / all : Number(done > 0);
    this.part('total-meter').value = share;
    const words = this.word('total').replace('{done}', done).replace('{all}', counted.length).replace('{percent}', `${Math.floor(100 * share)}%`);
    if (this.part('total').textContent !== words) {
      this.part('total').textContent = words;
    }
    const some = (...states) => this.sendings.some((each) => states.includes(each.state));
    this.part('pause-all').hidden = !some('waiting', 'sending', 'retrying');
    this.part('resume-all').hidden = !some('paused');
    this.part('cancel-all').hidden = !this.sendings.some((each) => each.cancellable);
    this.part('forget').hidden = !this.sendings.some((each) => each.ended);
  }

  changed() {
    clearTimeout(this.telling);
    this.telling = setTimeout(() => document.body.dispatchEvent(new CustomEvent('filesChanged')), 400);
  }

  get busy() {
    return this.sendings.some((each) => !each.ended && each.state !== 'paused');
  }

  /** Whether something would be lost with the page. */
  get needed() {
    return this.chosen.length > 0 || this.sendings.some((each) => !each.ended);
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
// whoever is no longer signed in is led to signing in, but not away from files that wait to be sent
document.addEventListener('htmx:beforeOnLoad', (event) => {
  const zone = [...zones.values()].find((each) => each.needed);
  if (zone && event.detail.xhr.getResponseHeader('HX-Redirect')) {
    event.preventDefault();
    window.juanzong.notice(zone.word('signedOut'), 'amber');
  }
});
// a file dropped beside the zone would take the place of the page, and of what it is sending
['dragover', 'drop'].forEach((name) => window.addEventListener(name, (event) => {
  if (zones.size && !event.target.closest?.('input, textarea') && event.dataTransfer.types.includes('Files')) {
    event.preventDefault();
  }
}));
begin();

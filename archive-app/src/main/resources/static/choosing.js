// Which files somebody means: what a drop holds, whole folders included, and what of it can be handed over.

const encoder = new TextEncoder();
// what systems and office programs leave in folders: nobody means to archive them
const LEFTOVER = /^(\.DS_Store|\._.*|(eh)?thumbs\.db|desktop\.ini|~\$.*|\.~lock\..*#|~WRL\d+\.tmp|\.picasa\.ini)$/i;
const LEFTOVER_FOLDER = /^(__MACOSX|@eaDir|\$RECYCLE\.BIN|System Volume Information)$/i;
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

export const folder = (path) => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '');

/** Whether a file is only what a system left behind. */
export const leftover = ({ file, path }) => LEFTOVER.test(file.name) || path.split('/').some((name) => LEFTOVER_FOLDER.test(name));

/** The key of the sentence that says why a file cannot be sent as it is, or nothing. */
export function problem(file, most) {
  if (file.size > most) {
    return 'tooLarge';
  }
  if (encoder.encode(file.name).length > 255) {
    return 'nameTooLong';
  }
  return CONTROL.test(file.name) ? 'nameControl' : '';
}

/** The first bytes of a file; nothing if the browser may not or cannot read it. */
export const head = (file, bytes) => file.slice(0, bytes).arrayBuffer().then((read) => new Uint8Array(read), () => null);

/** Files, and what could not be read or was empty, by name. */
export async function dropped(transfer) {
  const found = { files: [], unread: [], empty: [] };
  // both lists are gone as soon as the browser's own handling of the drop has ended
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const plain = [...transfer.files].map((file) => ({ file, path: '' }));
  if (entries.length) {
    await Promise.all(entries.map((entry) => walk(entry, '', found)));
  } else {
    found.files.push(...plain);
  }
  const place = (item) => `${item.path}/${item.file.name}`;
  found.files.sort((one, other) => place(one).localeCompare(place(other), 'zh-CN', { numeric: true }));
  return found;
}

async function walk(entry, path, found) {
  const here = path ? `${path}/${entry.name}` : entry.name;
  if (entry.isFile) {
    const file = await new Promise((resolve) => { entry.file(resolve, () => resolve(null)); });
    if (file) {
      found.files.push({ file, path });
    } else if (!LEFTOVER.test(entry.name)) {
      found.unread.push(here);
    }
    return;
  }
  const inside = await children(entry.createReader());
  if (inside.broken) {
    found.unread.push(here);
  } else if (inside.entries.length === 0) {
    found.empty.push(here);
  }
  await Promise.all(inside.entries.map((each) => walk(each, here, found)));
}

/** A reader tells of a folder in portions, the last of them empty. */
async function children(reader) {
  const entries = [];
  for (;;) {
    const some = await new Promise((resolve) => { reader.readEntries(resolve, () => resolve(null)); });
    if (!some?.length) {
      return { entries, broken: !some };
    }
    entries.push(...some);
  }
}

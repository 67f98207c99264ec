// client.mjs FOLDER: does what a phone with ODK Collect does, with ODK's own form engine out of the packages of FOLDER: takes
// the form list and what it leads to, fills in the form, and sends it, twice, as if the first answer was lost. The JSON on
// stdin says to whom and what: server (an address with a key), enterprise (the beginning of a name), answers (path → value),
// photo (path, name, base64). Says on stdout, as JSON, what was answered; fails when a form or a file is not what the list
// says.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const modules = join(resolve(process.argv[2]), 'node_modules');
const { JSDOM } = createRequire(join(modules, 'x.js'))('jsdom');
const wish = JSON.parse(readFileSync(0, 'utf8'));

// The engine is made for browsers, which know the name of their time zone.
process.env.TZ = 'Asia/Shanghai';
const { window } = new JSDOM('<!DOCTYPE html>', { url: 'https://phone.example/' });
globalThis.window = window;
globalThis.__dirname = '';
for (const name of ['document', 'DOMParser', 'XMLSerializer', 'Node', 'Element', 'Document', 'XMLDocument', 'Attr', 'Text', 'Comment',
    'CDATASection', 'ProcessingInstruction', 'NodeFilter', 'XPathResult', 'HTMLElement', 'localStorage'])
    globalThis[name] ??= window[name];
const { loadForm } = await import(pathToFileURL(join(modules, '@getodk/xforms-engine/dist/index.js')));

const headers = { 'X-OpenRosa-Version': '1.0', Date: new Date().toUTCString() };

async function ask(url, method = 'GET', body = undefined) {
    const answer = await fetch(url, { method, headers, body, signal: AbortSignal.timeout(30_000) });
    if (answer.headers.get('x-openrosa-version') !== '1.0')
        throw new Error(`${method} ${url}: this is no OpenRosa server`);
    return answer;
}

async function take(url, hash = undefined) {
    const answer = await ask(url);
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (answer.status !== 200)
        throw new Error(`${url}: ${answer.status} ${bytes}`);
    if (hash !== undefined && hash !== `md5:${createHash('md5').update(bytes).digest('hex')}`)
        throw new Error(`${url}: it is not what the list says`);
    return bytes.toString();
}

const parsed = (xml) => new DOMParser().parseFromString(xml, 'text/xml');
const textOf = (element, name) => element.getElementsByTagName(name)[0]?.textContent;

// ---- what there is to fill in
const [listed] = parsed(await take(`${wish.server}/formList?deviceID=test`)).getElementsByTagNameNS('http://openrosa.org/xforms/xformsList', 'xform');
const xml = await take(textOf(listed, 'downloadUrl'), textOf(listed, 'hash'));
const manifest = parsed(await take(textOf(listed, 'manifestUrl')));
const files = new Map();
for (const file of manifest.getElementsByTagNameNS('http://openrosa.org/xforms/xformsManifest', 'mediaFile'))
    files.set(textOf(file, 'filename'), await take(textOf(file, 'downloadUrl'), textOf(file, 'hash')));

const form = await loadForm(xml, {
    fetchFormAttachment: async (url) => new Response(files.get(String(url).split('/').pop()), { headers: { 'Content-Type': 'text/csv' } }),
});
if (form.status !== 'success')
    throw new Error(`the form: ${form.status} ${form.error?.message ?? form.warnings}`);

// ---- filling it in
const { root } = form.createInstance();
const nodes = new Map();
function collect(node) {
    nodes.set(node.currentState.reference, node);
    node.currentState.children?.forEach(collect);
}
collect(root);
function fillIn(path, value) {
    const node = nodes.get(path);
    if (node === undefined)
        throw new Error(`the form has no ${path}`);
    if (node.nodeType === 'select')
        node.selectValues([value].flat());
    else
        node.setValue(value);
}

const enterprises = nodes.get('/data/wupan_visit/enterprise').currentState.valueOptions;
const chosen = enterprises.find(({ label }) => label.asString.startsWith(wish.enterprise));
fillIn('/data/wupan_visit/enterprise', chosen.value);
for (const [path, value] of Object.entries(wish.answers))
    fillIn(path, value);
fillIn(wish.photo.path, new File([Buffer.from(wish.photo.base64, 'base64')], wish.photo.name, { type: 'image/jpeg' }));

// ---- sending it
const announced = await ask(`${wish.server}/submission?deviceID=test`, 'HEAD');
const limit = Number(announced.headers.get('x-openrosa-accept-content-length'));
const payload = await root.prepareInstancePayload({ payloadType: 'chunked', maxSize: limit });
if (payload.status !== 'ready')
    throw new Error(`the form is not complete: ${payload.violations.map(({ reference, fileName }) => reference ?? fileName)}`);
const answers = [];
for (const body of [...payload.data, ...payload.data]) {
    const answer = await ask(announced.headers.get('location'), 'POST', body);
    const { documentElement } = parsed(await answer.text());
    answers.push({ status: answer.status, namespace: documentElement.namespaceURI, message: textOf(documentElement, 'message') });
}
console.log(JSON.stringify({ announced: announced.status, enterprises: enterprises.length, enterprise: chosen.value, answers }));
process.exit(0);

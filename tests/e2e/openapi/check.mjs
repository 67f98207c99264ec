// check.mjs FOLDER SPEC: asks a headquarters for each operation of SPEC (docs/openapi.yaml), rightly and wrongly, and checks
// every answer against its schema with the packages of FOLDER. The JSON on stdin says where it is and who asks: url, login,
// password, code (of an enrolment). Says on stdout, as a JSON array of sentences, what was not as it is documented.
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const modules = join(resolve(process.argv[2]), 'node_modules');
const require = createRequire(join(modules, 'x.js'));
const Ajv = require('ajv/dist/2020').default;
const { Validator } = await import(pathToFileURL(join(modules, '@seriousme/openapi-schema-validator/index.js')));
const spec = require('yaml').parse(readFileSync(process.argv[3], 'utf8'), { merge: true });
const { url, login, password, code } = JSON.parse(readFileSync(0, 'utf8'));

const faults = [];
const asked = new Map(); // operationId → statuses
const document = await new Validator().validate(structuredClone(spec));
if (!document.valid)
    faults.push(`the document itself: ${JSON.stringify(document.errors).slice(0, 2000)}`);

const ajv = new Ajv({ strict: false, allErrors: false, validateFormats: true });
require('ajv-formats').default(ajv);
ajv.addSchema(spec, 'spec', false, false);

const escaped = (part) => part.replaceAll('~', '~0').replaceAll('/', '~1');
const pointerTo = (...parts) => `spec#/${parts.map(escaped).map(encodeURIComponent).join('/')}`;

/** What stands at a place of the document, and where that is when it is a reference. */
function lookUp(parts) {
    const value = parts.reduce((at, part) => at?.[part], spec);
    return value?.$ref ? lookUp(value.$ref.slice(2).split('/')) : { value, parts };
}

function operation(id) {
    for (const [path, item] of Object.entries(spec.paths))
        for (const [method, value] of Object.entries(item))
            if (value.operationId === id)
                return { path, method, value };
    throw new Error(`there is no operation ${id}`);
}

function checkSchema(what, parts, value) {
    const validate = ajv.getSchema(pointerTo(...parts));
    if (!validate(value))
        faults.push(`${what}: ${ajv.errorsText(validate.errors)}`);
}

function checkHeaders(what, response, headers) {
    for (const [name, header] of Object.entries(response.value.headers ?? {})) {
        const text = headers.get(name);
        if (text === null && header.required)
            faults.push(`${what}: the header ${name} is missing`);
        else if (text !== null)
            checkSchema(`${what}: ${name}`, [...response.parts, 'headers', name, 'schema'],
                header.schema.type === 'integer' ? Number(text) : text);
    }
}

function checkBody(what, response, type, bytes) {
    if (!response.value.content) {
        if (bytes.length > 0)
            faults.push(`${what}: a body that is not documented`);
        return undefined;
    }
    if (!response.value.content[type]) {
        faults.push(`${what}: the type '${type}' is not documented`);
        return undefined;
    }
    const isJson = type === 'application/json' || type.endsWith('+json');
    const body = isJson ? JSON.parse(bytes.toString()) : bytes.toString();
    checkSchema(what, [...response.parts, 'content', type, 'schema'], body);
    return body;
}

/** Asks, checks what comes, and returns { headers, body }. `body` of the wish is JSON unless it is text, bytes or a form. */
async function call(id, status, wish = {}) {
    const { path, method, value } = operation(id);
    const what = `${id} ${status}${wish.as ? ` (${wish.as})` : ''}`;
    const headers = { ...wish.headers };
    let { body } = wish;
    const isDocument = body !== undefined && typeof body !== 'string' && !Buffer.isBuffer(body) && !wish.isForm;
    if (isDocument) {
        if (status < 400)
            checkSchema(`${what}, request`, ['paths', path, method, 'requestBody', 'content', 'application/json', 'schema'], body);
        headers['Content-Type'] = 'application/json';
        body = JSON.stringify(body);
    }
    if (wish.token)
        headers.Authorization = `Bearer ${wish.token}`;
    if (wish.basic)
        headers.Authorization = `Basic ${Buffer.from(wish.basic).toString('base64')}`;
    const target = path.replace(/\{(\w+)\}/g, (_, name) => wish.path[name]) + (wish.query ? `?${new URLSearchParams(wish.query)}` : '');
    const answer = await fetch(url + target, { method: method.toUpperCase(), headers, body, signal: AbortSignal.timeout(30_000) });
    (asked.get(id) ?? asked.set(id, new Set()).get(id)).add(answer.status);
    const bytes = wish.firstWords ? await firstWords(answer) : Buffer.from(await answer.arrayBuffer());
    const type = (answer.headers.get('content-type') ?? '').split(';')[0];
    if (answer.status !== status)
        faults.push(`${what}: it was ${answer.status} ${bytes.toString().slice(0, 300)}`);
    const response = lookUp(['paths', path, method, 'responses', String(answer.status)]);
    if (!response.value) {
        faults.push(`${what}: ${answer.status} is not documented`);
        return { headers: answer.headers };
    }
    checkHeaders(what, response, answer.headers);
    const isOpenRosa = path.startsWith('/v1/openrosa/') && type === 'text/xml';
    if (answer.status >= 400 && method !== 'head' && type !== 'application/problem+json' && !isOpenRosa)
        faults.push(`${what}: an error of type '${type}'`);
    const read = checkBody(what, response, type, bytes);
    if (answer.status >= 400 && read?.status !== undefined && read.status !== answer.status)
        faults.push(`${what}: the document says ${read.status}`);
    return { headers: answer.headers, body: read };
}

/** Of a stream that has no end. */
async function firstWords(answer) {
    const reader = answer.body.getReader();
    const { value } = await reader.read();
    await reader.cancel();
    return Buffer.from(value ?? '');
}

// ---- operation, session
await call('health', 200);
await call('ready', 200);
const enrolment = { code, login, password, deviceName: 'openapi' };
await call('enrol', 400, { body: '{' });
await call('enrol', 401, { body: { ...enrolment, password: 'wrong' } });
await call('enrol', 413, { body: 'x'.repeat(1_100_000) });
const session = (await call('enrol', 200, { body: enrolment })).body;
await call('enrol', 401, { body: enrolment, as: 'the code again' });
const signIn = { deviceId: session.deviceId, login, password };
await call('signIn', 400, { body: { ...signIn, login: 7 } });
await call('signIn', 401, { body: { ...signIn, deviceId: randomUUID() } });
const other = (await call('signIn', 200, { body: signIn })).body;
for (let attempt = 0; attempt < 10; ++attempt)
    await call('signIn', 401, { body: { ...signIn, login: 'nobody' } });
await call('signIn', 429, { body: { ...signIn, login: 'nobody' } });
await call('renew', 400, { body: { refreshToken: 1 } });
await call('renew', 401, { body: { refreshToken: 'none' } });
await call('renew', 200, { body: { refreshToken: other.refreshToken } });
await call('signOut', 401, { token: 'none' });
await call('signOut', 204, { token: other.accessToken });
const token = (await call('newDeviceId', 200, { body: {}, token: session.accessToken })).body.accessToken;
await call('newDeviceId', 401, { body: {} });

// ---- sync
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
let sequence = 0;
let chain = '';
function edit(type, fields) {
    const editId = randomUUID();
    chain = sha256(chain + editId).slice(0, 32);
    return { editId, sequence: ++sequence, type, id: randomUUID(), kind: 'create', fields, deviceAt: Date.now(), chain };
}
const sync = (body, status = 200) => call('sync', status, { body: { sequence, chain, deviceAt: Date.now(), ...body }, token });

await call('sync', 400, { body: '[]', token });
await call('sync', 401, { body: {} });
await call('sync', 413, { body: ' '.repeat(5_000_000), token });
const records = {};
let cursor = '';
for (let more = true; more;) {
    const answer = (await sync({ cursor, maxRecords: 5000 })).body;
    for (const { type, documents } of answer.records ?? [])
        (records[type] ??= []).push(...documents);
    cursor = answer.cursor;
    more = answer.more ?? false;
}
for (const type of spec.components.schemas.RecordType.enum)
    if (!records[type] && type !== 'attachment')
        faults.push(`the sample park has no ${type}`);
const picture = Buffer.concat([Buffer.from([0xFF, 0xD8, 0xFF]), Buffer.alloc(3000, 'x')]);
const visit = edit('visit', { enterpriseId: records.enterprise[0].id, officerId: session.officerId, state: 'planned', plannedAt: Date.now() });
const photo = edit('attachment', { ownerType: 'visit', ownerId: visit.id, kind: 'photo', sha256: sha256(picture), sizeBytes: picture.length, mediaType: 'image/jpeg' });
const strange = edit('park', { name: 'x' });
const said = (await sync({ cursor, changes: [visit, photo, strange] })).body;
if (said.outcomes?.map(({ outcome }) => outcome).join() !== 'applied,applied,refused')
    faults.push(`the outcomes are ${JSON.stringify(said.outcomes)}`);
await call('record', 200, { path: { type: 'visit', id: visit.id }, token });
await call('record', 404, { path: { type: 'visit', id: randomUUID() }, token });
await call('record', 404, { path: { type: 'nothing', id: 'x' }, token });
await call('record', 401, { path: { type: 'visit', id: visit.id } });
const { body: news } = await call('events', 200, { token, firstWords: true });
if (!/^event: news\ndata: \{"position":\d+\}\n\n$/.test(news))
    faults.push(`the first event is ${JSON.stringify(news)}`);
await call('events', 401);

// ---- files
const hash = sha256(picture);
const upload = { 'Upload-Length': String(picture.length), 'Upload-Metadata': `sha256 ${Buffer.from(hash).toString('base64')}`, 'Tus-Resumable': '1.0.0' };
const bytes = (from) => ({ 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(from) });
await call('fileAbilities', 204, { token });
await call('fileAbilities', 401);
await call('createUpload', 400, { token, headers: { ...upload, 'Upload-Length': 'much' } });
await call('createUpload', 401, { headers: upload });
await call('createUpload', 412, { token, headers: { ...upload, 'Tus-Resumable': '2.0.0' } });
await call('createUpload', 413, { token, headers: { ...upload, 'Upload-Length': '26214401' } });
const begin = async () => (await call('createUpload', 201, { token, headers: upload })).headers.get('location').split('/').pop();
const abandoned = { id: await begin() };
await call('endUpload', 401, { path: abandoned });
await call('endUpload', 204, { path: abandoned, token });
await call('endUpload', 404, { path: abandoned, token });
const path = { id: await begin() };
await call('uploadOffset', 200, { path, token });
await call('uploadOffset', 404, { path: { id: randomUUID() }, token });
await call('uploadOffset', 401, { path });
await call('appendToUpload', 401, { path, headers: bytes(0), body: picture });
await call('appendToUpload', 404, { path: { id: randomUUID() }, token, headers: bytes(0), body: picture });
await call('appendToUpload', 400, { path, token, headers: { ...bytes(0), 'Upload-Checksum': 'md5 eA==' }, body: picture });
await call('appendToUpload', 409, { path, token, headers: bytes(7), body: picture });
await call('appendToUpload', 413, { path, token, headers: bytes(0), body: Buffer.concat([picture, picture]) });
await call('appendToUpload', 415, { path, token, headers: { ...bytes(0), 'Content-Type': 'text/plain' }, body: picture });
await call('appendToUpload', 460, { path, token, headers: { ...bytes(0), 'Upload-Checksum': 'sha256 eA==' }, body: picture });
await call('downloadFile', 404, { path: { id: hash }, token, as: 'before it is here' });
await call('appendToUpload', 204, { path, token, headers: bytes(0), body: picture });
const wrongHash = { ...upload, 'Upload-Metadata': `sha256 ${Buffer.from(sha256('other')).toString('base64')}` };
const wrong = { id: (await call('createUpload', 201, { token, headers: wrongHash })).headers.get('location').split('/').pop() };
await call('appendToUpload', 422, { path: wrong, token, headers: bytes(0), body: picture });
await call('downloadFile', 200, { path: { id: hash }, token });
await call('downloadFile', 206, { path: { id: hash }, token, headers: { Range: 'bytes=0-9' } });
await call('downloadFile', 416, { path: { id: hash }, token, headers: { Range: 'bytes=99999-' } });
await call('downloadFile', 401, { path: { id: hash } });

// ---- feeds
const basic = `${login}:${password}`;
const { body: calendar } = await call('visitsCalendar', 200, { basic });
if (!calendar.includes(`UID:${visit.id}@wupan\r\n`))
    faults.push('the calendar lacks the visit');
await call('visitsCalendar', 401);
const { body: map } = await call('enterprisesMap', 200, { basic });
if (map.features.length !== records.enterprise.length)
    faults.push('the map lacks enterprises');
await call('enterprisesMap', 401);
await call('issuesMap', 200, { basic });
await call('issuesMap', 401, { basic: `${login}:wrong` });
for (const id of ['odataService', 'odataServiceWithoutSlash', 'odataMetadata']) {
    await call(id, 200, { basic });
    await call(id, 401);
}
const row = { table: 'Issues', id: records.issue[0].id };
await call('odataTable', 200, { basic, path: row, query: { $count: 'true', $orderby: 'dueAt desc', $filter: "state ne 'closed'", $select: 'number,title,dueAt' } });
await call('odataTable', 400, { basic, path: row, query: { $filter: 'colour eq 1' } });
await call('odataTable', 501, { basic, path: row, query: { $filter: "contains(title,'x')" } });
await call('odataTable', 401, { path: row });
await call('odataTable', 404, { basic, path: { table: 'Nothing' } });
await call('odataCount', 200, { basic, path: row });
await call('odataCount', 400, { basic, path: row, query: { $filter: 'colour' } });
await call('odataRecord', 200, { basic, path: row });
await call('odataRecord', 404, { basic, path: { ...row, id: randomUUID() } });
let link = `${url}/odata/v4/Visits?$count=true`;
let rows = 0;
let promised = -1;
while (link) { // as a client does that follows the pages
    const page = await (await fetch(link, { headers: { Authorization: `Basic ${Buffer.from(basic).toString('base64')}`, Prefer: 'odata.maxpagesize=100' } })).json();
    rows += page.value?.length ?? 0;
    promised = page['@odata.count'] ?? promised;
    link = page['@odata.nextLink'];
}
if (rows !== promised || rows !== records.visit.length + 1)
    faults.push(`of ${records.visit.length + 1} visits the pages have ${rows}, and promise ${promised}`);

// ---- ODK Collect
const listed = (await call('formList', 200, { basic, query: { formID: 'enterprise-visit' } })).body;
const given = { id: listed.match(/<downloadUrl>[^<]*\/forms\/([^<]*)</)[1] };
await call('formList', 401);
for (const id of ['givenForm', 'formManifest', 'formEnterprises']) {
    await call(id, 200, { basic, path: given });
    await call(id, 404, { basic, path: { id: randomUUID() } });
}
const shown = records.checklist.find(({ id }) => id === given.id).files[0];
const medium = { ...given, sha256: shown.sha256 };
await call('formMedia', 200, { basic, path: medium });
await call('formMedia', 404, { basic, path: { ...medium, sha256: 'a'.repeat(64) } });
const submission = (instance, photos = {}, incomplete = false) => {
    const answers = '<targets><revenue_this_year>120.5</revenue_this_year><orders>full</orders></targets>'
        + '<investment><upstream_lead>no</upstream_lead><premises>owned</premises></investment>'
        + '<projects><installation_on_schedule>yes</installation_on_schedule><resources_secured>yes</resources_secured>'
        + `<progress_percent>10</progress_percent><site_photo>${photos.name ?? ''}</site_photo></projects>`
        + '<funds><financing_need>no</financing_need></funds><innovation><research_share>3</research_share></innovation>';
    const xml = `<data id="enterprise-visit" version="7">${answers}<meta><instanceID>${instance}</instanceID></meta>`
        + `<wupan_visit><enterprise>${records.enterprise[0].id}</enterprise><summary>x</summary></wupan_visit></data>`;
    const form = new FormData(); // as a browser of today writes it, which is another hand than Collect's
    form.append('xml_submission_file', new Blob([xml], { type: 'text/xml' }), 'visit.xml');
    if (photos.bytes)
        form.append(photos.name, new Blob([photos.bytes], { type: 'image/jpeg' }), photos.name);
    if (incomplete)
        form.append('*isIncomplete*', 'yes');
    return form;
};
const send = (status, body) => call('submission', status, { basic, body, isForm: true });
await call('announceSubmission', 204, { basic });
await call('announceSubmission', 401);
await call('submission', 401, { body: submission('uuid:0'), isForm: true });
await send(201, submission('uuid:1'));
await send(201, submission('uuid:1'));
await send(400, submission('uuid:2', { name: 'lost.jpg' }));
await send(202, submission('uuid:3', { name: 'site.jpg', bytes: picture }, true));
await send(201, submission('uuid:3', { name: 'site.jpg' }));
await send(415, submission('uuid:4', { name: 'site.jpg', bytes: 'no picture' }));
const visited = (await sync({ cursor, maxRecords: 5000 })).body.records
    .filter(({ type }) => type === 'visit').flatMap(({ documents }) => documents).filter(({ summary }) => summary === 'x');
if (visited.length !== 2)
    faults.push(`of two submissions there are ${visited.length} visits`);

// ---- nothing is left out
for (const item of Object.values(spec.paths))
    for (const value of Object.values(item)) {
        if (!value.operationId)
            continue;
        const got = [...(asked.get(value.operationId) ?? [])];
        const canFail = Object.keys(value.responses).some((status) => status.startsWith('4'));
        if (!got.some((status) => status < 400) || (canFail && !got.some((status) => status >= 400 && status < 500)))
            faults.push(`${value.operationId} was not tried rightly and wrongly`);
    }
console.log(JSON.stringify(faults));
process.exit(0);

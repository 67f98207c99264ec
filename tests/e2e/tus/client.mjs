// client.mjs FOLDER: uploads with the tus-js-client of FOLDER/node_modules what the JSON on stdin wishes, and says in JSON
// on stdout how that went. Members of the wish: endpoint, token, file; asStream; stopAfter (bytes) and terminates; sets
// (headers of each request, whatever the client would send); options (of tus.Upload).
import { createReadStream, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const tus = createRequire(join(resolve(process.argv[2]), 'package.json'))('tus-js-client');
const wish = JSON.parse(readFileSync(0, 'utf8'));
const bytes = readFileSync(wish.file);
const requests = [];
let url = '';

function report(error) {
    const status = error?.originalResponse?.getStatus() ?? 0;
    console.log(JSON.stringify({ requests, url, error: error?.message ?? '', status }));
}

const upload = new tus.Upload(wish.asStream ? createReadStream(wish.file) : bytes, {
    endpoint: wish.endpoint,
    headers: { Authorization: `Bearer ${wish.token}` },
    metadata: { filename: 'picture.png', sha256: createHash('sha256').update(bytes).digest('hex') },
    // Later and later: headquarters may still be writing what came before a cut.
    retryDelays: Array.from({ length: 20 }, (_, attempt) => 25 * attempt),
    onBeforeRequest: (request) => {
        for (const [name, value] of Object.entries(wish.sets ?? {}))
            request.setHeader(name, value);
    },
    onAfterResponse: (request, response) => {
        requests.push(`${request.getMethod()} ${response.getStatus()}`);
    },
    onUploadUrlAvailable: () => {
        url = upload.url;
    },
    onChunkComplete: (size, accepted) => {
        if (wish.stopAfter && accepted >= wish.stopAfter)
            upload.abort(wish.terminates).then(() => report(), report);
    },
    onSuccess: () => report(),
    onError: report,
    ...wish.options,
});
upload.start();

/** The commands, run as a user runs them. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Test, test } from 'tap';
import { operations } from '../../connector/model/operations';
import { throttling, throttlingInWords } from '../../connector/model/throttling';

const repository = join(__dirname, '../..');

/** Arguments of `env` that run a script as a user does: without what the test runner asks of every Node below it. */
const script = (name: string) => [
  ...['-u', 'NODE_OPTIONS', process.execPath],
  ...['-r', 'ts-node/register/transpile-only', join('scripts', `${name}.ts`)],
];

interface Result {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(name: string, args: string[], env: Record<string, string> = {}): Promise<Result> {
  return new Promise((resolve) => {
    const options = { cwd: repository, env: { ...process.env, CLIENT_ID: '', ...env }, timeout: 20_000 };
    const child: ChildProcess = execFile('env', [...script(name), ...args], options, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}

/** Starts the mock and resolves once it listens. */
function start(t: Test, args: string[]): Promise<{ child: ChildProcess; url: string; lines: string[] }> {
  const child = spawn('env', [...script('start'), '--port', '0', ...args], {
    cwd: repository,
  });
  t.teardown(() => child.kill('SIGKILL'));
  let output = '';
  return new Promise((resolve, reject) => {
    child.stderr.on('data', (chunk) => reject(new Error(String(chunk))));
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const url = /^listening on (\S+)\n$/m.exec(output)?.[1];
      if (url !== undefined) resolve({ child, url, lines: output.trimEnd().split('\n') });
    });
  });
}

function folder(t: Test): string {
  const path = mkdtempSync(join(tmpdir(), 'referrals-'));
  t.teardown(() => rmSync(path, { recursive: true }));
  return path;
}

test('start prints a curl line that works, and last the address', async (t) => {
  for (const [args, options] of [
    [[], '-H "Authorization: Bearer demo" '],
    [['--auth', 'off', '--seed', 'empty'], ''],
  ] as const) {
    const { url, lines } = await start(t, [...args]);
    t.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
    t.equal(lines.at(-1), `listening on ${url}`);
    const address = `${url}/v1.0/engagements/referrals?%24top=1`;
    t.equal(lines.at(-2), `curl ${options}"${address}"`);
    const headers = options === '' ? {} : { authorization: 'Bearer demo' };
    const reply = await fetch(address, { headers });
    t.equal(reply.status, 200);
    const { value } = (await reply.json()) as { value: { links: { self: { uri: string } } }[] };
    if (value[0]) t.equal((await fetch(value[0].links.self.uri, { headers })).status, 200, 'its links work');
  }
});

test('start ends cleanly on SIGINT and SIGTERM, with connections open', async (t) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const { child, url } = await start(t, ['--seed', 'empty']);
    await fetch(url).then((reply) => reply.text());
    const code = new Promise((resolve) => {
      child.once('exit', (status, by) => resolve(status ?? by));
    });
    child.kill(signal);
    t.equal(await code, 0, signal);
  }
});

test('start ends with npm, whose shell passes no signal on', async (t) => {
  const npm = spawn('env', ['-u', 'NODE_OPTIONS', 'npm', 'start', '-s', '--', '--port', '0', '--seed', 'empty'], {
    cwd: repository,
  });
  const url = await new Promise<string>((resolve) => {
    npm.stdout.on('data', (chunk) => {
      const found = /^listening on (\S+)$/m.exec(String(chunk))?.[1];
      if (found) resolve(found);
    });
  });
  t.equal((await fetch(url)).status, 200);
  npm.kill('SIGTERM');
  let answers = true;
  for (let n = 0; answers && n < 50; n++) {
    await setTimeout(100);
    answers = await fetch(url).then(
      () => true,
      () => false,
    );
  }
  t.notOk(answers);
});

test('options of start reach the server', async (t) => {
  const seed = join(folder(t), 'seed.json');
  const referrals = [{ name: 'one' }, { name: 'two', colour: 'red' }];
  writeFileSync(seed, `\uFEFF${JSON.stringify({ '@odata.count': 2, value: referrals })}`);
  const { url } = await start(t, [
    ...['--seed', seed, '--loose', '--page-size', '1', '--throttle', 'off', '--public-url', 'https://mock.example/'],
  ]);
  const get = () => fetch(`${url}/v1.0/engagements/referrals`, { headers: { authorization: 'Bearer demo' } });
  const page = (await (await get()).json()) as { value: object[]; '@odata.nextLink': string };
  t.equal(page.value.length, 1);
  t.match(page['@odata.nextLink'], /^https:\/\/mock\.example\/v1\.0\/engagements\/referrals\?/);
  const statuses = await Promise.all(Array.from({ length: throttling.calls + 20 }, async () => (await get()).status));
  t.notOk(statuses.includes(429), 'throttling is off');
});

test('log writes a line for each request to standard error', async (t) => {
  const child = spawn('env', [...script('start'), '--port', '0', '--seed', 'empty', '--log'], {
    cwd: repository,
  });
  t.teardown(() => child.kill('SIGKILL'));
  const url = await new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk) => {
      const found = /^listening on (\S+)$/m.exec(String(chunk))?.[1];
      if (found) resolve(found);
    });
  });
  const line = new Promise<string>((resolve) => child.stderr.once('data', (chunk) => resolve(String(chunk))));
  await fetch(`${url}/v1.0/engagements/referrals`, {
    headers: { authorization: 'Bearer x', 'MS-CorrelationId': 'abc' },
  });
  t.match(await line, /^GET \/v1\.0\/engagements\/referrals 200 GetAllReferrals \d+\.\d ms abc\n$/);
});

test('what start cannot use is one line on standard error that names the option, and exit code 2', async (t) => {
  const directory = folder(t);
  const file = (name: string, text: string) => {
    writeFileSync(join(directory, name), text);
    return join(directory, name);
  };
  const busy = createServer().listen(0, '127.0.0.1');
  t.teardown(() => busy.close());
  await new Promise((resolve) => busy.once('listening', resolve));
  const { port } = busy.address() as { port: number };

  const cases: [string[], RegExp][] = [
    [['--prot', '1'], /--prot/],
    [['--port'], /--port/],
    [['--port', 'abc'], /^--port: 'abc' is no whole number from 0 to 65535$/],
    [['--port', '70000'], /^--port: '70000'/],
    [['--port', '1', '--port', '2'], /^--port: given more than once$/],
    [['--port', String(port)], /^--port \d+: is in use on 127\.0\.0\.1/],
    [['--host', 'no.such.host.invalid'], /^--host no\.such\.host\.invalid: is no address of this machine$/],
    [['--auth', 'maybe'], /^--auth: 'maybe' is none of bearer, off$/],
    [['--throttle', 'yes'], /^--throttle: 'yes' is none of on, off$/],
    [['--page-size', '0'], /^--page-size: '0'/],
    [['--public-url', 'mock.example'], /^--public-url: 'mock\.example' is no address/],
    [['--loose=yes'], /--loose/],
    [['extra'], /extra/],
    [['--seed', join(directory, 'none.json')], /^--seed .*none\.json: there is no such file/],
    [['--seed', directory], /^--seed .*: is a directory/],
    [['--seed', file('broken.json', '{"value":')], /^--seed .*broken\.json: is not JSON: Unexpected end/],
    [['--seed', file('object.json', '{}')], /^--seed .*object\.json: must be a list of referrals/],
    [
      ['--seed', file('unfit.json', '[{},{"status":"Open"}]')],
      /^--seed .*unfit\.json: referral 1: status must be one of/,
    ],
  ];
  const results = [];
  for (let n = 0; n < cases.length; n += 4) {
    results.push(...(await Promise.all(cases.slice(n, n + 4).map(([args]) => run('start', args)))));
  }
  for (const [index, [args, message]] of cases.entries()) {
    const { code, stdout, stderr } = results[index] as Result;
    t.equal(code, 2, args.join(' '));
    t.equal(stdout, '');
    t.match(stderr.trimEnd(), message);
    t.equal(stderr.trimEnd().split('\n').length, 1, stderr);
  }
});

test('help is printed with an example', async (t) => {
  for (const name of ['start', 'generate']) {
    const { code, stdout, stderr } = await run(name, ['--help']);
    t.equal(code, 0);
    t.equal(stderr, '');
    t.match(stdout, /npm (start|run \w+) -- /);
  }
});

test('generate checks the files, and writes copies for use', async (t) => {
  const check = await run('generate', ['--check'], { CLIENT_ID: '11111111-2222-3333-4444-555555555555' });
  t.same(check, { code: 0, stdout: '', stderr: '' }, 'whatever the environment says');

  const directory = folder(t);
  const clientIds = async (args: string[], env = {}) => {
    const { code } = await run('generate', ['--out', directory, ...args], env);
    t.equal(code, 0);
    const { properties } = JSON.parse(readFileSync(join(directory, 'apiProperties.json'), 'utf8'));
    return properties.connectionParameters.token.oAuthSettings.clientId;
  };
  t.equal(await clientIds([]), '00000000-0000-0000-0000-000000000000');
  t.equal(
    await clientIds([], { CLIENT_ID: '11111111-2222-3333-4444-555555555555' }),
    '11111111-2222-3333-4444-555555555555',
  );
  t.equal(
    await clientIds(['--client-id', 'aaaaaaaa-2222-3333-4444-555555555555']),
    'aaaaaaaa-2222-3333-4444-555555555555',
  );

  const refused: [string[], RegExp][] = [
    [['--client-id', '11111111-2222-3333-4444-555555555555'], /^--client-id: goes with --out/],
    [['--out', directory, '--client-id', 'x'], /^--client-id: 'x' is no application ID/],
    [['--chekc'], /--chekc/],
  ];
  for (const [args, message] of refused) {
    const { code, stderr } = await run('generate', args);
    t.equal(code, 2);
    t.match(stderr, message);
  }
});

test('generate --check shows what differs', async (t) => {
  const directory = folder(t);
  const changed = readFileSync(join(repository, 'apiDefinition.swagger.json'), 'utf8').replace(
    '"Deal Value"',
    '"Deal Vaule"',
  );
  writeFileSync(join(directory, 'apiDefinition.swagger.json'), changed);
  copyFileSync(join(repository, 'apiProperties.json'), join(directory, 'apiProperties.json'));
  const { code, stderr } = await run('generate', ['--check', '--out', directory]);
  t.equal(code, 1);
  t.match(stderr, /^-.*Deal Vaule/m);
  t.match(stderr, /^\+.*Deal Value/m);
  t.match(stderr, /npm run generate/);
});

test('the README is true: its requests work, its options and actions are those there are', async (t) => {
  const readme = readFileSync(join(repository, 'README.md'), 'utf8');
  const { url } = await start(t, []);
  const requests = [...readme.matchAll(/^curl .*$/gm)].map(([line]) => line.replaceAll('http://127.0.0.1:4010', url));
  t.ok(requests.length >= 2);
  for (const request of requests) {
    const { code, stderr } = await new Promise<Result>((resolve) => {
      const child = execFile('sh', ['-c', request.replace('curl', 'curl -sSf')], (_error, stdout, stderr) =>
        resolve({ code: child.exitCode, stdout, stderr }),
      );
    });
    t.equal(code, 0, `${request}: ${stderr}`);
  }

  const options = (text: string) => [...new Set(text.match(/--[a-z][a-z-]+/g))].sort();
  const { stdout } = await run('start', ['--help']);
  const section = readme.slice(readme.indexOf('## Options'), readme.indexOf('## The connector'));
  t.same(options(section), options(stdout));
  for (const operationId of Object.keys(operations)) t.ok(readme.includes(`| ${operationId} |`), operationId);
  t.ok(readme.includes(throttlingInWords));
  const { scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
  for (const [, name] of readme.matchAll(/npm run ([a-z:]+)/g)) t.ok(scripts[name as string], `npm run ${name}`);
});

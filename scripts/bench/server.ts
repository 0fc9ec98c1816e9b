/** One of the two servers of the bench, in a process of its own that reports its CPU time to the parent. */
import Fastify from 'fastify';
import { api } from '../../connector/model/api';
import type { Referral } from '../../connector/model/schemas/referral';
import { buildApp } from '../../mock-server/app';

const basePath = `${api.basePath}/referrals`;
const headers = { authorization: 'Bearer demo' };

/** The mock with everything on, and a limit that no bench reaches. */
const mock = () => buildApp({ throttle: { calls: 10_000_000, seconds: 60 } });

/** Fastify with plain objects of the same content, and nothing else: no checks, no headers, no copies of JSON. */
async function bare() {
  const source = await mock();
  const { value } = (await source.inject({ url: basePath, headers })).json<{ value: Referral[] }>();
  const referrals = new Map<string, unknown>();
  for (const { id } of value) referrals.set(id, (await source.inject({ url: `${basePath}/${id}`, headers })).json());
  await source.close();
  const app = Fastify();
  app.get<{ Params: { id: string } }>(`${basePath}/:id`, (request, reply) =>
    reply.send(referrals.get(request.params.id)),
  );
  return app;
}

async function main() {
  const app = await (process.argv[2] === 'bare' ? bare() : mock());
  await app.listen({ port: 0 });
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpu: user + system });
  });
  process.send?.({ url: `http://127.0.0.1:${(app.server.address() as { port: number }).port}` });
}

main();

import { createServer, type AddressInfo, type Socket } from 'node:net';
import { startWebServer } from './web-server.ts';

/** A registry of domains that answers RDAP and WHOIS on loopback. */
export interface Registry {
  /** RDAP base address, with the slash. */
  rdap: string;
  /** WHOIS `host:port`. */
  whois: string;
  /** What RDAP says of a domain: an object, a status code, or nothing for 404. */
  rdapAnswers: Map<string, object | number>;
  /** What WHOIS says; nothing for "no match". */
  whoisAnswers: Map<string, string>;
  /** Questions that came, as `rdap shop.test` and `whois shop.test`. */
  asked: string[];
  close(): Promise<void>;
}

export async function startRegistry(): Promise<Registry> {
  const rdapAnswers: Registry['rdapAnswers'] = new Map();
  const whoisAnswers: Registry['whoisAnswers'] = new Map();
  const asked: string[] = [];
  const web = await startWebServer((request, response) => {
    const domain = /\/domain\/(.+)$/.exec(request.url ?? '')?.[1] ?? '';
    asked.push(`rdap ${domain}`);
    const answer = rdapAnswers.get(domain) ?? 404;
    response.setHeader('content-type', 'application/rdap+json');
    if (typeof answer === 'object')
      response.end(
        JSON.stringify({ rdapConformance: ['rdap_level_0'], objectClassName: 'domain', ldhName: domain, ...answer }),
      );
    else response.writeHead(answer).end(JSON.stringify({ errorCode: answer, title: 'An error' }));
  });
  const open = new Set<Socket>();
  const whois = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.once('data', (line) => {
      const domain = line.toString().trim().split(/\s+/).at(-1)!;
      asked.push(`whois ${domain}`);
      socket.end(whoisAnswers.get(domain) ?? `No match for "${domain.toUpperCase()}".\r\n`);
    });
  });
  await new Promise<void>((resolve) => whois.listen(0, '127.0.0.1', resolve));
  return {
    rdap: `${web.origin}/`,
    whois: `127.0.0.1:${(whois.address() as AddressInfo).port}`,
    rdapAnswers,
    whoisAnswers,
    asked,
    async close() {
      for (const socket of open) socket.destroy();
      await Promise.all([web.close(), new Promise<void>((done) => whois.close(() => done()))]);
    },
  };
}

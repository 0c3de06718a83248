import { startWebServer, type WebServer } from '../../test/fakes/web-server.ts';

/** A registry of the demo's domains that speaks RDAP (RFC 9083). @param days until each registration ends */
export function startRegistry(days: ReadonlyMap<string, number>): Promise<WebServer> {
  return startWebServer((request, response) => {
    const domain = /\/domain\/([\w.-]+)$/.exec(request.url ?? '')?.[1]?.toLowerCase() ?? '';
    const left = days.get(domain);
    const send = (status: number, answer: object): void =>
      void response.writeHead(status, { 'content-type': 'application/rdap+json' }).end(JSON.stringify(answer));
    if (left === undefined) return send(404, { errorCode: 404, title: 'Not Found' });
    const day = 86_400_000;
    send(200, {
      objectClassName: 'domain',
      ldhName: domain,
      status: ['active'],
      events: [
        { eventAction: 'registration', eventDate: new Date(Date.now() - (730 - left) * day).toISOString() },
        { eventAction: 'expiration', eventDate: new Date(Date.now() + left * day).toISOString() },
      ],
      entities: [
        {
          objectClassName: 'entity',
          roles: ['registrar'],
          vcardArray: [
            'vcard',
            [
              ['version', {}, 'text', '4.0'],
              ['fn', {}, 'text', 'Demo Registrar'],
            ],
          ],
        },
      ],
    });
  });
}

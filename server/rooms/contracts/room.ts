import type { Room } from '#kit/room';
import { routes as agreements } from './agreements/routes.ts';
import { routes as calendars } from './calendars/routes.ts';
import { pdfRoute } from './print/pdf-route.ts';
import { routes as quotes } from './quotes/routes.ts';

export default { name: 'contracts', routes: [...calendars, ...agreements, pdfRoute, ...quotes] } satisfies Room;

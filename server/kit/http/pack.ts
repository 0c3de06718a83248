import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

const packed = promisify(gzip);
/** Smaller answers are sent as they are. Those that carry a secret are small, and their length must not tell of it. */
const LEAST_LENGTH = 16_384;

/** Sends text, packed where it is long and the reader can unpack it. */
export async function sendPacked(request: FastifyRequest, reply: FastifyReply, text: string): Promise<FastifyReply> {
  if (text.length < LEAST_LENGTH) return reply.send(text);
  reply.header('vary', 'accept-encoding');
  if (!/\bgzip\b(?!;q=0(?![.\d]*[1-9]))/.test(request.headers['accept-encoding'] ?? '')) return reply.send(text);
  return reply.header('content-encoding', 'gzip').send(await packed(text, { level: 3 }));
}

import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import { readReply, writeQuestion, type DnsReply, type RecordType } from './dns-message.ts';
import { onStop } from './stop.ts';

export interface DnsQuestion {
  /** A judged address in digits. */
  address: string;
  port: number;
  name: string;
  type: RecordType;
  /** True for a resolver; a zone's own server is asked for what it knows itself. */
  recursion: boolean;
  timeoutMs: number;
  signal: AbortSignal;
}

/** `refused`: nobody listens at that port. `stopped`: we were told to. */
export interface DnsSilence {
  silence: 'timeout' | 'refused' | 'stopped';
}

export interface DnsAnswer {
  reply: DnsReply;
  /** Milliseconds from the question that was answered: a packet lost on the way is no slowness. */
  ms: number;
}

export const isSilence = (answer: DnsAnswer | DnsSilence): answer is DnsSilence => 'silence' in answer;

/** Asked again after so many milliseconds: packets get lost. */
const REPEATS = [700, 2000, 4000];

/** Asks one server one question: over UDP, repeated while it is silent, and over TCP where the answer does not fit. */
export async function askNameserver(asked: DnsQuestion): Promise<DnsAnswer | DnsSilence> {
  const begun = performance.now();
  const answer = await overUdp(asked);
  if (isSilence(answer) || !answer.reply.truncated) return answer;
  return overTcp({ ...asked, timeoutMs: Math.max(1, asked.timeoutMs - (performance.now() - begun)) });
}

function overUdp({
  address,
  port,
  name,
  type,
  recursion,
  timeoutMs,
  signal,
}: DnsQuestion): Promise<DnsAnswer | DnsSilence> {
  return new Promise((resolve) => {
    const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4');
    const sent = new Map<number, number>();
    const timers: NodeJS.Timeout[] = [];
    let done = false;
    const end = (answer: DnsAnswer | DnsSilence): void => {
      if (done) return;
      done = true;
      for (const timer of timers) clearTimeout(timer);
      forget();
      socket.close();
      resolve(answer);
    };
    const forget = onStop(signal, () => end({ silence: 'stopped' }));
    const ask = (): void => {
      const id = randomInt(65_536);
      sent.set(id, performance.now());
      socket.send(writeQuestion(id, name, type, recursion));
    };
    // Connected: the system drops packets from anyone else, and tells when nobody listens.
    socket.on('error', () => end({ silence: 'refused' }));
    socket.on('message', (message) => {
      const reply = readReply(message);
      const at = reply && sent.get(reply.id);
      if (reply && at !== undefined && reply.question === name.toLowerCase())
        end({ reply, ms: performance.now() - at! });
    });
    socket.connect(port, address, () => {
      if (done) return;
      ask();
      for (const after of REPEATS) if (after < timeoutMs - 200) timers.push(setTimeout(ask, after));
    });
    timers.push(setTimeout(() => end({ silence: 'timeout' }), timeoutMs));
  });
}

function overTcp({
  address,
  port,
  name,
  type,
  recursion,
  timeoutMs,
  signal,
}: DnsQuestion): Promise<DnsAnswer | DnsSilence> {
  return new Promise((resolve) => {
    const begun = performance.now();
    const socket = connect({ host: address, port });
    let heard: Buffer = Buffer.alloc(0);
    const end = (answer: DnsAnswer | DnsSilence): void => {
      clearTimeout(timer);
      forget();
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => end({ silence: 'timeout' }), timeoutMs);
    const forget = onStop(signal, () => end({ silence: 'stopped' }));
    socket.on('error', () => end({ silence: 'refused' }));
    socket.on('close', () => end({ silence: 'refused' }));
    socket.on('connect', () => {
      const question = writeQuestion(randomInt(65_536), name, type, recursion);
      socket.write(Buffer.concat([Buffer.from([question.length >> 8, question.length & 255]), question]));
    });
    socket.on('data', (chunk) => {
      heard = Buffer.concat([heard, chunk]);
      if (heard.length < 2 || heard.length < 2 + heard.readUInt16BE(0)) return;
      const reply = readReply(heard.subarray(2, 2 + heard.readUInt16BE(0)));
      end(reply ? { reply, ms: performance.now() - begun } : { silence: 'refused' });
    });
  });
}

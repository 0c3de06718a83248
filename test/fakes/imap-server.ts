import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createServer as createTlsServer, type SecureContextOptions } from 'node:tls';

export interface ImapMail {
  uid: number;
  raw: Buffer;
  flags: Set<string>;
}

export interface ImapFake {
  port: number;
  uidValidity: number;
  password: string;
  /** What it says that it can do. */
  capabilities: string[];
  mails: ImapMail[];
  /** Every command that came, without its tag. */
  commands: string[];
  /** Puts a mail into the folder and tells whoever waits. */
  deliver(raw: Buffer | string, flags?: string[]): ImapMail;
  /** Numbers the folder anew, as a restored server does. */
  renumber(): void;
  /** Breaks all connections. */
  cut(): void;
  connections(): number;
  /** Told of a command before it is answered; what it returns is awaited. */
  before: (command: string) => void | Promise<void>;
  close(): Promise<void>;
}

/** An IMAP4rev1 server on loopback with one folder, INBOX, and one user: what a client needs that takes new mails. */
export async function startImap(secure: SecureContextOptions | null = null): Promise<ImapFake> {
  const talks = new Set<Talk>();
  let lastUid = 0;
  const fake: ImapFake = {
    port: 0,
    uidValidity: 1000,
    password: 'secret of the box',
    capabilities: ['IMAP4rev1', 'IDLE', 'UIDPLUS'],
    mails: [],
    commands: [],
    deliver: (raw, flags = []) => {
      const mail = { uid: (lastUid += 1), raw: Buffer.from(raw), flags: new Set(flags) };
      fake.mails.push(mail);
      for (const talk of talks) talk.tellNew();
      return mail;
    },
    renumber: () => {
      fake.uidValidity += 1;
      lastUid = 0;
      for (const mail of fake.mails) mail.uid = lastUid += 1;
    },
    cut: () => {
      for (const talk of talks) talk.socket.destroy();
    },
    connections: () => talks.size,
    before: () => undefined,
    close: () =>
      new Promise((resolve) => {
        fake.cut();
        server.close(() => resolve());
      }),
  };
  const begin = (socket: Socket) => {
    const talk = new Talk(fake, socket, () => lastUid + 1);
    talks.add(talk);
    socket.on('error', () => undefined).on('close', () => talks.delete(talk));
  };
  const server: Server = secure ? createTlsServer(secure, begin) : createServer(begin);
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  fake.port = (server.address() as AddressInfo).port;
  return fake;
}

/** One connection. */
class Talk {
  readonly socket: Socket;
  readonly #fake: ImapFake;
  readonly #uidNext: () => number;
  #rest = Buffer.alloc(0);
  #selected = false;
  #idling: string | null = null;
  #queue = Promise.resolve();

  constructor(fake: ImapFake, socket: Socket, uidNext: () => number) {
    this.#fake = fake;
    this.socket = socket;
    this.#uidNext = uidNext;
    socket.on('data', (data: Buffer) => this.#read(data));
    this.#say(`* OK [CAPABILITY ${fake.capabilities.join(' ')}] ready`);
  }

  tellNew(): void {
    if (this.#selected && this.#idling !== null) this.#say(`* ${this.#fake.mails.length} EXISTS`);
  }

  #say(line: string): void {
    if (this.socket.writable) this.socket.write(`${line}\r\n`);
  }

  #read(data: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, data]);
    for (let end = this.#whole(); end !== -1; end = this.#whole()) {
      const line = this.#rest.subarray(0, end).toString('utf8');
      this.#rest = this.#rest.subarray(end + 2);
      this.#queue = this.#queue.then(() => this.#answer(line));
    }
  }

  /** The end of a command, over its literals; asks for what a literal waits for. */
  #whole(): number {
    let from = 0;
    for (;;) {
      const end = this.#rest.indexOf('\r\n', from);
      if (end === -1) return -1;
      const literal = /\{(\d+)(\+?)\}$/.exec(this.#rest.subarray(0, end).toString('latin1'));
      if (!literal) return end;
      const next = end + 2 + Number(literal[1]);
      if (this.#rest.length < next) {
        if (!literal[2] && this.#rest.length === end + 2) this.#say('+ go on');
        return -1;
      }
      from = next;
    }
  }

  async #answer(line: string): Promise<void> {
    if (this.#idling !== null) {
      if (/^done$/i.test(line.trim())) this.#say(`${this.#idling} OK idle over`);
      this.#idling = null;
      return;
    }
    const [tag = '', ...words] = line.split(' ');
    const command = words.join(' ');
    const name = (words[0]?.toUpperCase() === 'UID' ? `UID ${words[1]}` : (words[0] ?? '')).toUpperCase();
    this.#fake.commands.push(command);
    await this.#fake.before(command);
    this.#do(tag, name, command);
  }

  #do(tag: string, name: string, command: string): void {
    const ok = (said = 'done') => this.#say(`${tag} OK ${said}`);
    if (name === 'CAPABILITY') {
      this.#say(`* CAPABILITY ${this.#fake.capabilities.join(' ')}`);
      ok();
    } else if (name === 'LOGIN') {
      if (command.includes(this.#fake.password)) ok('signed in');
      else this.#say(`${tag} NO [AUTHENTICATIONFAILED] Invalid credentials`);
    } else if (name === 'SELECT' || name === 'EXAMINE') this.#select(tag, name, command);
    else if (name === 'UID SEARCH') {
      this.#say(`* SEARCH ${this.#search(command).join(' ')}`.trimEnd());
      ok();
    } else if (name === 'UID FETCH') {
      this.#fetch(command);
      ok();
    } else if (name === 'UID STORE') {
      for (const mail of this.#named(command.split(' ')[2]!)) if (/\\Seen/i.test(command)) mail.flags.add('\\Seen');
      ok();
    } else if (name === 'IDLE') {
      this.#idling = tag;
      this.#say('+ idling');
    } else if (name === 'LOGOUT') {
      this.#say('* BYE');
      ok();
      this.socket.end();
    } else if (name === 'LIST' && /""\s*$/.test(command)) {
      this.#say('* LIST (\\Noselect) "/" ""');
      ok();
    } else if (name === 'LIST' || name === 'LSUB') {
      this.#say(`* ${name} () "/" INBOX`);
      ok();
    } else if (['NOOP', 'ID', 'NAMESPACE', 'CLOSE', 'UNSELECT'].includes(name)) ok();
    else this.#say(`${tag} BAD unknown command`);
  }

  #select(tag: string, name: string, command: string): void {
    if (!/\bINBOX\b/i.test(command)) return this.#say(`${tag} NO Mailbox doesn't exist`);
    this.#selected = true;
    const { mails, uidValidity } = this.#fake;
    this.#say('* FLAGS (\\Seen \\Answered \\Flagged \\Deleted \\Draft)');
    this.#say('* OK [PERMANENTFLAGS (\\Seen \\Answered \\Flagged \\Deleted \\Draft \\*)] ok');
    this.#say(`* ${mails.length} EXISTS`);
    this.#say('* 0 RECENT');
    this.#say(`* OK [UIDVALIDITY ${uidValidity}] ok`);
    this.#say(`* OK [UIDNEXT ${this.#uidNext()}] ok`);
    return this.#say(`${tag} OK [${name === 'SELECT' ? 'READ-WRITE' : 'READ-ONLY'}] opened`);
  }

  /** UIDs in a set like `3,5:9,12:*`. */
  #named(set: string): ImapMail[] {
    const last = this.#fake.mails.at(-1)?.uid ?? 0;
    const number = (text: string) => (text === '*' ? last : Number(text));
    const ranges = set.split(',').map((range) => {
      const [from = '', to = from] = range.split(':');
      return [number(from), number(to)].sort((a, b) => a - b) as [number, number];
    });
    return this.#fake.mails.filter(({ uid }) => ranges.some(([from, to]) => uid >= from && uid <= to));
  }

  #search(command: string): number[] {
    const set = /\bUID SEARCH\b.*\bUID ([\d:*,]+)/i.exec(command)?.[1];
    const among = set ? this.#named(set) : this.#fake.mails;
    const unseen = /\bUNSEEN\b/i.test(command);
    return among.filter(({ flags }) => !unseen || !flags.has('\\Seen')).map(({ uid }) => uid);
  }

  #fetch(command: string): void {
    const [, , set = '', ...rest] = command.split(' ');
    const items = rest.join(' ');
    for (const mail of this.#named(set)) {
      const number = this.#fake.mails.indexOf(mail) + 1;
      const said = [`UID ${mail.uid}`];
      if (/RFC822\.SIZE/i.test(items)) said.push(`RFC822.SIZE ${mail.raw.length}`);
      if (/FLAGS/i.test(items)) said.push(`FLAGS (${[...mail.flags].join(' ')})`);
      const body = /BODY(?:\.PEEK)?\[\](?:<(\d+)\.(\d+)>)?/i.exec(items);
      if (!body) {
        this.#say(`* ${number} FETCH (${said.join(' ')})`);
        continue;
      }
      const from = Number(body[1] ?? 0);
      const part = mail.raw.subarray(from, body[2] ? from + Number(body[2]) : undefined);
      this.socket.write(
        `* ${number} FETCH (${said.join(' ')} BODY[]${body[1] === undefined ? '' : `<${from}>`} {${part.length}}\r\n`,
      );
      this.socket.write(part);
      this.#say(')');
    }
  }
}

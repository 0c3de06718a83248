/** Sentences of those who break in. Judged in the texts that a visitor sees. */

const boast =
  /\b(?:h[a4]ck[e3]d|d[e3]faced|pwn[e3]d|own[e3]d|r[o0]{2}t[e3]d|hijacked)\s+(?:by|your|with)\b|\bsecurity is (?:a joke|low|0)\b.{0,60}\badmin\b|взломан[оа]?\s+(?:командой|хакер|группой|by)|сайт\s+взломан|сайт\s+зламано|зламано\s+(?:хакер|командою|групою)/i;

/** A boast at the head of a run of text, in the title or a heading; an article about break-ins says it amid a sentence. */
export function boastIn(
  title: string,
  headings: readonly string[],
  runs: readonly string[],
  textLength: number,
): string | null {
  const head = [title, ...headings].find(
    (text) => boast.test(text) && !/[?:]|how|why|what|как|почему|як|чому/i.test(text.replace(boast, '')),
  );
  if (head) return head;
  // Where the page says little else, or where the run itself says little else.
  return (
    runs.find(
      (run) => (textLength < 600 && boast.test(run)) || ((boast.exec(run)?.index ?? 99) < 20 && run.length < 160),
    ) ?? null
  );
}

const locked =
  /\b(?:files?|data(?:base)?s?|site|website|shop|store|server|backups?|documents)\b.{0,80}\b(?:have|has|was|were|are|is)\s+(?:all\s+)?(?:been\s+)?(?:encrypted|locked|downloaded and (?:removed|deleted)|stolen|exfiltrated|backed up to our|wiped)\b|(?:файлы|данные|база|сайт|сервер).{0,60}(?:зашифрован|заблокирован|похищен)|(?:файли|дані|база|сайт|сервер).{0,60}(?:зашифрован|заблокован|викраден)/is;
const ransom =
  /\b(?:bitcoin|btc|monero|xmr|usdt|ransom|decrypt(?:ion|or)?|wallet)\b|биткоин|выкуп|расшифров|біткоїн|викуп|розшифр/i;
const demand =
  /\b(?:bc1[a-z0-9]{20,}|[13][a-km-zA-HJ-NP-Z1-9]{25,34}|4[0-9AB][1-9A-HJ-NP-Za-km-z]{93})\b|\.onion\b|onionmail|protonmail|tutanota|\b\d+(?:\.\d+)?\s*(?:btc|bitcoin|xmr)\b|within\s+\d+\s*(?:hours|days)|в течение\s+\d+|протягом\s+\d+/i;

/** A note that demands a ransom: what was done, money, and how to pay, close together. */
export function ransomNote(text: string): string | null {
  const found = locked.exec(text);
  if (!found) return null;
  const around = text.slice(Math.max(0, found.index - 600), found.index + 1500);
  return ransom.test(around) && demand.test(around) ? text.slice(found.index, found.index + 160) : null;
}

interface Family {
  /** Said by nobody but spammers: one is enough. */
  strong: RegExp;
  /** Could be goods: two different ones. */
  weak: RegExp;
}

export type SpamFamily = 'pharmacy' | 'gambling' | 'adult' | 'loans' | 'replicas' | 'essays' | 'downloads';

const families: Record<SpamFamily, Family> = {
  pharmacy: {
    strong:
      /\b(?:buy|cheap|order|generic|online|discount)\s+(?:viagra|cialis|levitra|xanax|tramadol|phentermine|ambien)\b|\b(?:viagra|cialis|levitra)\s+(?:online|without|no prescription|generic|cheap)|без рецепта.{0,30}(?:виагр|сиалис)|(?:купить|купити)\s+(?:виагр|віагр|сиалис)/i,
    weak: /\b(?:viagra|cialis|levitra|xanax|tramadol|phentermine|ambien|kamagra|sildenafil|tadalafil)\b|виагр|віагр|сиалис|дженерик/gi,
  },
  gambling: {
    strong:
      /\b(?:online|best|live|bitcoin|crypto)[\s-]+(?:casinos?|betting|gambling|slots)\b|\bcasino[\s-]+(?:online|bonus|royal)\b|\bslot[\s-]+(?:gacor|online|machines? online)|\bjudi\s+(?:online|bola|slot)|\btogel\b|\bfree spins\b|\bsportsbook\b|\bbetting tips\b|онлайн[\s-]казино|казино[\s-]онлайн|игровые автоматы|ігрові автомати|букмекер|ставки на спорт|1xbet|вулкан казино|pin-?up (?:casino|bet)/i,
    weak: /\b(?:casino|poker|roulette|slots?|jackpot|betting|gambling|baccarat|blackjack)\b|казино|рулетк|джекпот/gi,
  },
  adult: {
    strong:
      /\b(?:porn(?:o|hub)?|xxx videos?|sex cams?|escort (?:service|girls?)|hookup|nude girls)\b|порно|эскорт[\s-]услуг|проститут/i,
    weak: /\b(?:escorts?|milf|webcam girls?|hentai)\b|интим/gi,
  },
  loans: {
    strong:
      /\bpayday loans?\b|\bquick (?:cash )?loans?\b|\bloans? (?:no|bad) credit\b|микрозайм|займ онлайн|кредит без отказа|мікропозик/i,
    weak: /\b(?:loans?|refinance|debt relief|forex)\b|займ|позик/gi,
  },
  replicas: {
    strong:
      /\breplica[\s-]+(?:watches|handbags|rolex|bags)\b|\b(?:fake|replica) (?:rolex|louis vuitton|gucci)\b|\b(?:cheap|outlet) (?:jerseys|uggs?|ray[- ]?bans?|jordans)\b/i,
    weak: /\breplicas?\b/gi,
  },
  essays: {
    strong:
      /\b(?:essay|paper|dissertation) writing (?:service|help)\b|\bbuy (?:an )?essays?\b|\bwrite my (?:essay|paper)\b/i,
    weak: /\bessays?\b/gi,
  },
  downloads: {
    strong: /\b(?:crack|keygen|serial key|warez)\s+(?:download|free)\b|\bfree (?:robux|v-bucks)\b/i,
    weak: /\b(?:keygen|warez|torrent)\b/gi,
  },
};

export interface Spam {
  family: SpamFamily;
  /** The words that gave it away. */
  words: string;
  /** Said by nobody but spammers. */
  strong: boolean;
}

/** Kinds of spam that a text speaks of. Two different weak words make a weak suspicion. */
export function spamIn(text: string): Spam[] {
  return (Object.entries(families) as [SpamFamily, Family][]).flatMap(([family, { strong, weak }]): Spam[] => {
    const match = strong.exec(text);
    if (match) return [{ family, words: match[0], strong: true }];
    const words = [...new Set([...text.matchAll(weak)].map(([word]) => word.toLowerCase()))];
    return words.length > 1 ? [{ family, words: words.slice(0, 3).join(', '), strong: false }] : [];
  });
}

/** Kinds that a text so much as touches: a shop that sells poker tables may go on doing so. */
export function touchedBy(text: string): SpamFamily[] {
  return (Object.entries(families) as [SpamFamily, Family][])
    .filter(([, { strong, weak }]) => strong.test(text) || text.search(weak) >= 0)
    .map(([family]) => family);
}

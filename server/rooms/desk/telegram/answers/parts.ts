/** Telegram takes 4096 characters; counted as JavaScript counts them, that is never more. */
const most = 4000;

/** A text in parts that Telegram takes, cut between lines or words where it can be. */
export function partsOf(text: string): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > most) {
    const head = rest.slice(0, most);
    const at = [head.lastIndexOf('\n'), head.lastIndexOf(' ')].find((place) => place > most / 2) ?? endOf(head);
    parts.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return rest === '' ? parts : [...parts, rest];
}

/** Never within a character that takes two places. */
const endOf = (head: string): number => (/[\uD800-\uDBFF]$/.test(head) ? head.length - 1 : head.length);

/** Whether a text holds the digits of a card in any of the usual wraps: as they are, spaced, escaped, in base64 or hex, turned round. */
export function carries(text: string, digits: string): boolean {
  const plain = decoded(text);
  if (holds(plain, digits)) return true;
  const lumps = plain.match(/[A-Za-z0-9+/_-]{12,}={0,2}/g) ?? [];
  return lumps.slice(0, 500).some((lump) => {
    const once = Buffer.from(lump, 'base64').toString('latin1');
    if (holds(once, digits) || holds(Buffer.from(lump, 'hex').toString('latin1'), digits)) return true;
    return /^[A-Za-z0-9+/_=-]{12,}$/.test(once) && holds(Buffer.from(once, 'base64').toString('latin1'), digits);
  });
}

function holds(text: string, digits: string): boolean {
  const bare = text.replace(/(?<=\d)[\s,._+-]{1,3}(?=\d)/g, '');
  return bare.includes(digits) || bare.includes([...digits].reverse().join(''));
}

function decoded(text: string): string {
  let plain = text;
  // Twice, as a value inside a value is escaped twice.
  for (let i = 0; i < 2; i++)
    plain = plain.replace(/(?:%[0-9a-f]{2})+/gi, (found) => {
      try {
        return decodeURIComponent(found);
      } catch {
        return found;
      }
    });
  return plain;
}

/** A number that no card has and that passes for one: 16 digits, the last by Luhn. */
export function cardNumber(random: () => number): string {
  const digits = [4, ...Array.from({ length: 14 }, () => Math.floor(random() * 10))];
  const sum = digits.reduce(
    (total, digit, i) => total + (i % 2 === 0 ? ((digit * 2) % 10) + (digit > 4 ? 1 : 0) : digit),
    0,
  );
  return [...digits, (10 - (sum % 10)) % 10].join('');
}

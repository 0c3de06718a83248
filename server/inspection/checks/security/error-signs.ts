/**
 * What programs print when they break: with a place in the code, a code of the database or the name of a class. Prose about
 * errors has none of them.
 */
const printed: readonly RegExp[] = [
  /<b>(?:Fatal error|Parse error|Warning|Notice|Deprecated)<\/b>:\s.{1,400}?\bon line <b>\d+<\/b>/is,
  /<title>(?:[^<]*\bWhoops\b[^<]*|[^<]*\bIgnition\b[^<]*|[^<]*Server Error in '[^']*' Application[^<]*)<\/title>/i,
  // Laravel's and Symfony's own pages of an exception.
  /\bvendor\/(?:laravel|symfony)\/[\w/.-]+\.php(?:<[^>]*>|\s|&quot;|["\\,]|:){1,12}\s*(?:line"?:\s*)?\d+/,
  /<(?:div|span|h1)[^>]+class="exception-(?:message|summary|illustration)\b/,
  // Magento's page of a report, and its exceptions where they are shown.
  /There has been an error processing your request.{1,2000}?Error log record number/is,
  /\b\d+ exception\(s\):\s{0,20}Exception #0 \([\w\\]+\): .{1,300}/,
];

/** Looked for outside of samples: a page that explains errors shows them as code. */
const written: readonly RegExp[] = [
  /\b(?:Fatal error|Parse error|Warning|Notice|Deprecated): .{1,300} in (?:\/|[A-Z]:\\)\S+ on line \d+/,
  /\b(?:Uncaught|Unhandled) \w*(?:Error|Exception)\b.{1,400}\bStack trace:/is,
  /\bSQLSTATE(?:\[\w{5}\](?::| \[)|=\d{5})/,
  /You have an error in your SQL syntax; check the manual/,
  /\bERROR \d{4} \([0-9A-Z]{5}\): /,
  /\bORA-\d{5}: /,
  /\b(?:Incorrect syntax near '|Unclosed quotation mark after the character string|Dynamic SQL Error\b)/,
  /\bConversion failed when converting the \w+ value\b/,
  /\b(?:mysqli?|pg|mssql|maxdb|oci|odbc|sqlite)_\w+\(\)(?: \[|: )/,
  /\b(?:SQLite3|mysqli|PDO|maxdb)::\w+\(\)(?: \[|: )/,
  /\[(?:Microsoft|Actian|IBM|FrontBase Inc\.)\]\s?\[[^\]]{0,60}(?:ODBC|Driver)[^\]]{0,60}\]/,
  /\bERROR: {1,2}(?:invalid input syntax for|syntax error at or near|relation ".{1,80}" does not exist)/,
  /\b(?:java|javax|org|com|net)\.(?:\w+\.)+[A-Z]\w*(?:Exception|Error)(?:: |\s+at )/,
  /\bat (?:java|javax|org|com|net)\.(?:[\w$]+\.)+[\w$<>]+\((?:[\w$]+\.java(?::\d+)?|Unknown Source|Native Method)\)/,
  /\bSystem\.(?:\w+\.)*\w+Exception: /,
  /\b(?:ActionView::Template::Error|Active(?:Record|Model|Support)::\w+|ActionController::\w+)(?: \(|: )/,
  /\b(?:NoMethodError|NameError):? \(?undefined (?:local variable or )?method\b/,
  /\bTraceback \(most recent call last\):/,
  /\bat [\w$.<>]+ \((?:\/|[A-Z]:\\)\S+\.(?:js|ts):\d+:\d+\)/,
];

/** The program itself instead of what it prints; escaped, it is text about a program. */
const source = /<\?php\s+(?:\/\*|\/\/|#|echo\b|declare\b|namespace\b|require|include|use\b|if\b|\$\w)/i;

const samples = /<(pre|code|samp|textarea|script|style)\b[^>]*>.*?<\/\1\s*>/gis;
/** Express and others answer with nothing but a `pre`: then it is no sample. */
const aloneInBody = /<body[^>]*>\s*<pre>[^]*<\/pre>\s*<\/body>/i;

/** What a page shows of an error of its program, at most 200 signs without markup; null where it shows none. */
export function errorShown(html: string): string | null {
  const rest = aloneInBody.test(html) ? html : html.replace(samples, ' ');
  const found =
    firstOf(printed, html) ??
    firstOf([source], rest) ??
    firstOf(
      written,
      rest.replaceAll(/&quot;|&#0?39;|&lt;|&gt;/g, (sign) => plain[sign.replace('#0', '#')] ?? sign),
    );
  return found === null
    ? null
    : found
        .replace(/<[^>?][^>]*>/g, '')
        .replace(/\s+/g, ' ')
        .slice(0, 200);
}

const plain: Record<string, string> = { '&quot;': '"', '&#39;': "'", '&lt;': '<', '&gt;': '>' };

function firstOf(signs: readonly RegExp[], text: string): string | null {
  for (const sign of signs) {
    const found = sign.exec(text)?.[0];
    if (found !== undefined) return found;
  }
  return null;
}

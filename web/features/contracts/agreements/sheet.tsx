import type { AgreementDocument } from '#contract/contracts';
import { contractWords } from './words.ts';
import classes from './agreement.module.css';

/** The agreement as it is printed: in the client's language, whatever the reader's is. */
export function Sheet({ document, digest }: { document: AgreementDocument; digest: string }) {
  const own = contractWords[document.language];
  return (
    <article className={classes.sheet} lang={document.language}>
      <h2>{document.title}</h2>
      {document.lead.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {document.sections.map((section) => (
        <section key={section.heading}>
          <h3>{section.heading}</h3>
          {section.table && (
            <div className={classes.scroll}>
              <table>
                <thead>
                  <tr>
                    {section.table.head.map((cell) => (
                      <th key={cell}>{cell}</th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {section.table.rows.map((row) => (
                    <tr key={row.join('\n')}>
                      {row.map((cell, i) => (
                        // oxlint-disable-next-line react/no-array-index-key -- the cells of a printed row never move
                        <td key={i}>{cell}</td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
          {section.lines.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </section>
      ))}
      <div className={classes.signatures}>
        <div>
          {own.forTeam}: {own.signature}
        </div>
        <div>
          {own.forClient}: {own.signature}
        </div>
      </div>
      <p className={classes.digest}>
        {own.digest}: {digest}
      </p>
    </article>
  );
}

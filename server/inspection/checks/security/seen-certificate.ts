import type { Evidence } from '#core/inspection';
import type { Discovery } from '#discovery';

type Certificate = NonNullable<Discovery['certificate']>;

export const hostOf = ({ reached }: Discovery): string => new URL(reached!.url).host;

export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** What a browser would see of it, as evidence. */
export const shownSeen = ({ reached }: Discovery, { subject, issuer, validTo, problem }: Certificate): Evidence => ({
  url: reached!.url,
  quote: [subject, issuer, dayOf(validTo), problem].filter(Boolean).join(' · '),
});

export const hasExpired = ({ finishedAt }: Discovery, { validTo, problem }: Certificate): boolean =>
  validTo < finishedAt || problem === 'CERT_HAS_EXPIRED';

export const isOfAnother = ({ problem }: Certificate): boolean => problem === 'ERR_TLS_CERT_ALTNAME_INVALID';

/** Nobody who signed it was found: it may be nobody that browsers know, or a certificate between is not sent. */
export const lacksSigner = ({ problem }: Certificate): boolean =>
  problem === 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' ||
  problem === 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY' ||
  problem === 'UNABLE_TO_GET_ISSUER_CERT';

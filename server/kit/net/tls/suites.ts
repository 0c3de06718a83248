/** Cipher suites of TLS up to 1.2 by what they are worth, with their numbers as registered with IANA. */
const kinds = {
  /** Keys that are thrown away after use, and encryption that notices changes. */
  current: {
    0xc02b: 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
    0xc02f: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
    0xc02c: 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
    0xc030: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
    0xcca9: 'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256',
    0xcca8: 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
    0x009e: 'TLS_DHE_RSA_WITH_AES_128_GCM_SHA256',
    0x009f: 'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384',
    0xccaa: 'TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
  },
  /** Keys that are thrown away after use, agreed on by numbers whose length the server chooses. */
  dhe: {
    0x009e: 'TLS_DHE_RSA_WITH_AES_128_GCM_SHA256',
    0x009f: 'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384',
    0xccaa: 'TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
    0x0067: 'TLS_DHE_RSA_WITH_AES_128_CBC_SHA256',
    0x006b: 'TLS_DHE_RSA_WITH_AES_256_CBC_SHA256',
    0x0033: 'TLS_DHE_RSA_WITH_AES_128_CBC_SHA',
    0x0039: 'TLS_DHE_RSA_WITH_AES_256_CBC_SHA',
  },
  cbc: {
    0xc023: 'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256',
    0xc027: 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256',
    0xc024: 'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384',
    0xc028: 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384',
    0xc009: 'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA',
    0xc013: 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA',
    0xc00a: 'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA',
    0xc014: 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA',
    0x0067: 'TLS_DHE_RSA_WITH_AES_128_CBC_SHA256',
    0x006b: 'TLS_DHE_RSA_WITH_AES_256_CBC_SHA256',
    0x0033: 'TLS_DHE_RSA_WITH_AES_128_CBC_SHA',
    0x0039: 'TLS_DHE_RSA_WITH_AES_256_CBC_SHA',
  },
  /** One key of the server for all that it ever said: whoever gets it reads what was recorded years before. */
  static: {
    0x009c: 'TLS_RSA_WITH_AES_128_GCM_SHA256',
    0x009d: 'TLS_RSA_WITH_AES_256_GCM_SHA384',
    0x003c: 'TLS_RSA_WITH_AES_128_CBC_SHA256',
    0x003d: 'TLS_RSA_WITH_AES_256_CBC_SHA256',
    0x002f: 'TLS_RSA_WITH_AES_128_CBC_SHA',
    0x0035: 'TLS_RSA_WITH_AES_256_CBC_SHA',
  },
  /** Blocks of 64 bits: Sweet32, forbidden by payment rules. */
  triple_des: {
    0xc008: 'TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA',
    0xc012: 'TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA',
    0x0016: 'TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA',
    0x000a: 'TLS_RSA_WITH_3DES_EDE_CBC_SHA',
  },
  /** No encryption, nobody's identity, or keys that a laptop breaks. */
  broken: {
    0x0001: 'TLS_RSA_WITH_NULL_MD5',
    0x0002: 'TLS_RSA_WITH_NULL_SHA',
    0x003b: 'TLS_RSA_WITH_NULL_SHA256',
    0xc006: 'TLS_ECDHE_ECDSA_WITH_NULL_SHA',
    0xc010: 'TLS_ECDHE_RSA_WITH_NULL_SHA',
    0xc015: 'TLS_ECDH_anon_WITH_NULL_SHA',
    0x0018: 'TLS_DH_anon_WITH_RC4_128_MD5',
    0x001b: 'TLS_DH_anon_WITH_3DES_EDE_CBC_SHA',
    0x0034: 'TLS_DH_anon_WITH_AES_128_CBC_SHA',
    0x003a: 'TLS_DH_anon_WITH_AES_256_CBC_SHA',
    0x00a6: 'TLS_DH_anon_WITH_AES_128_GCM_SHA256',
    0x00a7: 'TLS_DH_anon_WITH_AES_256_GCM_SHA384',
    0xc016: 'TLS_ECDH_anon_WITH_RC4_128_SHA',
    0xc018: 'TLS_ECDH_anon_WITH_AES_128_CBC_SHA',
    0xc019: 'TLS_ECDH_anon_WITH_AES_256_CBC_SHA',
    0x0003: 'TLS_RSA_EXPORT_WITH_RC4_40_MD5',
    0x0006: 'TLS_RSA_EXPORT_WITH_RC2_CBC_40_MD5',
    0x0008: 'TLS_RSA_EXPORT_WITH_DES40_CBC_SHA',
    0x0014: 'TLS_DHE_RSA_EXPORT_WITH_DES40_CBC_SHA',
    0x0004: 'TLS_RSA_WITH_RC4_128_MD5',
    0x0005: 'TLS_RSA_WITH_RC4_128_SHA',
    0xc007: 'TLS_ECDHE_ECDSA_WITH_RC4_128_SHA',
    0xc011: 'TLS_ECDHE_RSA_WITH_RC4_128_SHA',
    0x0009: 'TLS_RSA_WITH_DES_CBC_SHA',
    0x0015: 'TLS_DHE_RSA_WITH_DES_CBC_SHA',
  },
} satisfies Record<string, Record<number, string>>;

export type SuiteKind = keyof typeof kinds;

/** Their numbers with their names. */
export const suitesOf = (kind: SuiteKind): Map<number, string> =>
  new Map(Object.entries(kinds[kind]).map(([number, name]) => [Number(number), name]));

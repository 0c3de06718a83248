/** A script library, how its address tells its version, and up to where a hole in it is known. */
export interface Library {
  name: string;
  /** The version is its first group. */
  sign: RegExp;
  holes: readonly { below: string; from?: string; cve: string; severity: 'medium' | 'low' }[];
}

const version = String.raw`(\d+\.\d+(?:\.\d+)?)`;
/** `name-1.2.3.min.js`, `/name/1.2.3/name.min.js`, `name@1.2.3/…`. A name with more to it (jquery-ui, jquery.cookie) is another library. */
const addressed = (name: string, file = name) =>
  new RegExp(
    `(?:/${file}-${version}(?:\\.slim)?(?:\\.min)?\\.js|/${name}/${version}/(?:[\\w.-]+/)*${file}(?:\\.slim|\\.bundle)?(?:\\.min)?\\.js|/${name}@${version}(?:/|$))`,
    'i',
  );

/** Sources: the advisories by these names at https://github.com/advisories. */
export const libraries: readonly Library[] = [
  {
    name: 'jQuery',
    sign: addressed('jquery'),
    holes: [
      { below: '3.5.0', cve: 'CVE-2020-11022', severity: 'medium' },
      { below: '3.4.0', cve: 'CVE-2019-11358', severity: 'medium' },
    ],
  },
  {
    name: 'jQuery UI',
    sign: addressed('jqueryui', 'jquery-ui'),
    holes: [
      { below: '1.13.2', cve: 'CVE-2022-31160', severity: 'low' },
      { below: '1.13.0', cve: 'CVE-2021-41184', severity: 'medium' },
    ],
  },
  {
    name: 'Bootstrap',
    sign: addressed('bootstrap'),
    holes: [
      { below: '3.4.1', cve: 'CVE-2019-8331', severity: 'medium' },
      { from: '4.0.0', below: '4.3.1', cve: 'CVE-2019-8331', severity: 'medium' },
    ],
  },
  { name: 'Lodash', sign: addressed('lodash'), holes: [{ below: '4.17.21', cve: 'CVE-2021-23337', severity: 'low' }] },
  {
    name: 'Moment',
    sign: addressed('moment'),
    holes: [{ from: '2.18.0', below: '2.29.4', cve: 'CVE-2022-31129', severity: 'low' }],
  },
  {
    name: 'Handlebars',
    sign: addressed('handlebars'),
    holes: [{ below: '4.7.7', cve: 'CVE-2021-23369', severity: 'medium' }],
  },
];

/** Below 0 where the first is older. Of plain numbers with dots; a missing part is 0. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((one) => one.split('.').map(Number));
  for (let i = 0; i < 3; i++) {
    const difference = (left![i] ?? 0) - (right![i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

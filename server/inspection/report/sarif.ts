import type { Severity } from '#core/inspection';
import type { Report } from './report.ts';

const levels: Record<Severity, string> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

/** SARIF 2.1.0, as code hosts show it beside a change. Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
export function sarifOf(report: Report): object {
  const rules = [...new Map(report.findings.map((finding) => [finding.check, finding])).values()];
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Vakhta',
            rules: rules.map(({ check, title, consequence, options, references }) => ({
              id: check,
              shortDescription: { text: title },
              fullDescription: { text: consequence },
              help: { text: options.map(({ text }) => text).join('\n') },
              ...(references[0] && { helpUri: references[0] }),
            })),
          },
        },
        results: report.findings.map(({ id, check, severity, title, evidence }) => ({
          ruleId: check,
          level: levels[severity],
          message: { text: title },
          partialFingerprints: { finding: id },
          locations: [{ physicalLocation: { artifactLocation: { uri: evidence[0]?.url ?? report.url } } }],
        })),
      },
    ],
  };
}

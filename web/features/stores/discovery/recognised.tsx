import { Anchor, List, Table, Text } from '@mantine/core';
import type { Discovery } from '#contract/stores';
import { Facts } from '../../../kit/Evidence.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { storeWords } from '../words.ts';

/** Platform with its evidence, certificate and domain, pages that matter. */
export function Recognised({ discovery }: { discovery: Discovery }) {
  const known = discovery.platform ?? discovery.certificate ?? discovery.domain;
  return (
    <>
      {known && (
        <div className="recognised">
          <Platform discovery={discovery} />
          <Names discovery={discovery} />
        </div>
      )}
      {discovery.pages.length > 0 && <PagesThatMatter pages={discovery.pages} />}
    </>
  );
}

function Platform({ discovery: { platform } }: { discovery: Discovery }) {
  const t = useWords(storeWords);
  if (!platform) return null;
  const known = platform.name !== 'unknown';
  return (
    <Panel title={t('platform')}>
      <Text fw={620} size="lg">
        {known ? [platform.label, platform.version].filter(Boolean).join(' ') : t('unknownPlatform')}
      </Text>
      {known && (
        <Text size="sm" c="dimmed">
          {t('confidence', { n: Math.round(platform.confidence * 100) })}
        </Text>
      )}
      {platform.evidence.length > 0 && (
        <>
          <Text size="sm" fw={550} mt="sm" mb={4}>
            {t('evidence')}
          </Text>
          <List size="sm" spacing={2} styles={{ item: { overflowWrap: 'anywhere' } }}>
            {[...new Set(platform.evidence)].map((line) => (
              <List.Item key={line}>{line}</List.Item>
            ))}
          </List>
        </>
      )}
    </Panel>
  );
}

function Names({ discovery: { certificate, domain } }: { discovery: Discovery }) {
  const t = useWords(storeWords);
  const f = useFormat();
  if (!certificate && !domain) return null;
  return (
    <Panel title={`${t('certificate')}, ${t('domain').toLowerCase()}`}>
      <Facts
        of={[
          [t('issuer'), certificate?.issuer],
          [t('validTo'), certificate && f.date(certificate.validTo)],
          [t('names'), certificate?.names.slice(0, 8).join(', ')],
          [t('domain'), domain?.name],
          [t('registeredTo'), domain?.expiresAt && f.date(domain.expiresAt)],
          [t('registrar'), domain?.registrar],
        ]}
      />
    </Panel>
  );
}

export function PagesThatMatter({ pages }: { pages: Discovery['pages'] }) {
  const t = useWords(storeWords);
  return (
    <Panel title={t('pages')}>
      <div className="paged-scroll">
        <Table aria-label={t('pages')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={{ base: 104, sm: 170 }}>{t('page')}</Table.Th>
              <Table.Th>{t('pageAddress')}</Table.Th>
              <Table.Th visibleFrom="sm">{t('found')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {pages.map((page) => (
              <Table.Tr key={`${page.kind} ${page.url}`}>
                <Table.Td>{t(page.kind)}</Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>
                  {page.title && <div>{page.title}</div>}
                  <Anchor href={page.url} target="_blank" rel="noreferrer noopener" size="sm">
                    {page.url}
                  </Anchor>
                </Table.Td>
                <Table.Td visibleFrom="sm">
                  <Text size="sm" c="dimmed">
                    {page.how}
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Panel>
  );
}

import { Collapse, Stack, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronRight } from '@tabler/icons-react';
import { useWords } from '../words.ts';
import { EvidenceParts, evidenceParts } from './EvidenceParts.tsx';
import classes from './folded.module.css';
import { evidenceWords } from './words.ts';

/** What a probe kept, folded away; nothing where it kept none. `of` names what it belongs to, for who cannot see. */
export function FoldedEvidence({ evidence, of }: { evidence: Record<string, unknown> | null; of?: string }) {
  const t = useWords(evidenceWords);
  const [opened, { toggle }] = useDisclosure();
  if (evidenceParts(evidence).length === 0) return null;
  return (
    <div>
      <UnstyledButton className={classes.toggle} onClick={toggle} aria-expanded={opened}>
        <IconChevronRight size={16} className={classes.arrow} data-opened={opened || undefined} /> {t('show')}
        {of && <span className="sr">: {of}</span>}
      </UnstyledButton>
      <Collapse expanded={opened}>
        {opened && (
          <Stack gap="xs" mt={6}>
            <Text size="xs" c="dimmed">
              {t('hint')}
            </Text>
            <EvidenceParts evidence={evidence} />
          </Stack>
        )}
      </Collapse>
    </div>
  );
}

export { type Headers, headerOf } from './headers.ts';
export { type Bounce, type MailKind, type MailNature, natureOf } from './kind.ts';
export { type NewText, newText } from './new-text.ts';
export { replyLine } from './quote-opening.ts';
export {
  type JudgedSeverity,
  type SeverityAnswers,
  severityByAnswers,
  type SeverityReason,
} from './severity.ts';
export { severityReasons } from './severity.words.ts';
export { bareSubject, subjectTag, type Tag, type ThreadKeys, threadKeys } from './thread.ts';

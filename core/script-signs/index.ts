export { cardField, EVIDENT, judgeScript, ODD, type ScriptJudgement } from './script-signs.ts';

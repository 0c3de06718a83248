export { type RobotsRules, robotsRules } from './robots-rules.ts';

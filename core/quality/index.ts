export { type Figure, figures, type Figures, figuresOf, type QualityCase, sideOf } from './figures.ts';
export { caseOf } from './case.ts';

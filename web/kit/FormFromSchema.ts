export { FormFromSchema, problemOf, type Settings } from './form/FormFromSchema.tsx';

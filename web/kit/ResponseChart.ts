export { ResponseChart } from './response-chart/ResponseChart.tsx';

export { PageError } from '@ui/work/shell/page-error.tsx';

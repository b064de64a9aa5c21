export { type ErrorBody, errorResponse, isFormProblem, isVersionConflict } from '@ui/work/shell/problems.ts';

export * from './conversation';
export { ConversationRepository } from './conversation.repository';
export * from './conversations.module';
export * from './seat-members';

import { IsInt, IsString, Length, Min } from 'class-validator';
import type { ChatRead, ChatSend, ChatSync, ChatTyping } from '@noillin/contracts';

class InConversation {
  @IsString() @Length(1, 64) conversationId!: string;
}

export class ChatSendMessage extends InConversation implements ChatSend {
  @IsString() @Length(1, 64) clientMessageId!: string;
  @IsString() @Length(1, 4000) body!: string;
}

export class ChatReadMessage extends InConversation implements ChatRead {
  @IsInt() @Min(1) seq!: number;
}

export class ChatTypingMessage extends InConversation implements ChatTyping {}

export class ChatSyncMessage extends InConversation implements ChatSync {
  @IsInt() @Min(0) afterSeq!: number;
}

"""The prompted generalist: any model behind an endpoint, asked turn by turn, believed only as far as the page shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from pytest_lam.checks import Check
from pytest_lam.lam import Act, Decision, Done, Memory, Refuse, Verify
from pytest_lam.lam.generalist import answers
from pytest_lam.lam.generalist.answers import Answer
from pytest_lam.lam.generalist.conversation import Conversation
from pytest_lam.lam.generalist.model import Model
from pytest_lam.lam.generalist.reading import Question, Reader, Rejected, held_on
from pytest_lam.snapshot import Snapshot
from pytest_lam.step import Step

MOST_ASKS = 12
"""Answers to one step: a form of ten fields takes two, and who needs more than twelve is lost on the page."""
MOST_OBJECTIVE_ASKS = 60
"""The same for a goal of many steps."""
MOST_OFFERS = 2
"""How often the same actions on the same nodes are offered: the second time in vain ends it."""
SILENT = frozenset({"scroll", "hover", "pause", "reload", "resize", "switch window", "remember", "press"})
"""Actions that may show nothing of what they did."""

OLD_NEWS = "all of that was so before the step did anything, so it proves nothing; check what has changed"
RESTING = Refuse("missing", "the page is given time to show all that it has")


class GeneralistLam:
    """Carries steps out by asking a model, within the closed vocabulary."""

    def __init__(self, model: Model, rejected: Callable[[], None] = lambda: None) -> None:
        """A LAM on that model; ``rejected`` is called for each answer that can't be carried out."""
        self.model, self._rejected = model, rejected
        self._talk: Conversation | None = None

    @property
    def name(self) -> str:
        """What the summary calls it."""
        return f"openai {self.model.name}"

    def decide(self, step: Step, snapshot: Snapshot, memory: Memory) -> Decision:
        """What to do now, asked of the model where that is not known from its last answer.

        :raises ModelProblem: the model did not answer.
        :raises BudgetExceeded: the user did not allow to ask any more.
        """
        return self.consult(step, snapshot, memory, None)

    def is_on(self, step: Step) -> bool:
        """Whether the step is being talked about."""
        return self._talk is not None and self._talk.step is step

    def consult(self, step: Step, snapshot: Snapshot, memory: Memory, doubt: Refuse | None) -> Decision:
        """The same; ``doubt`` is why another LAM did not carry the step out."""
        if memory.supposed:
            return RESTING
        if self._talk is None or self._talk.step is not step:
            self._talk = Conversation(step)
        talk = self._talk
        if talk.claimed and not memory.problem:  # they are waited for: the page has changed meanwhile
            return Verify(talk.moved(talk.claimed, snapshot) or talk.claimed, reflected=True)
        if talk.waiting is not None and talk.knows(snapshot):
            return talk.waiting
        problem = memory.problem
        if talk.noted and not problem:
            return Done()
        talk.noted = False
        if talk.proof and not problem:
            proof = talk.moved(talk.proof, snapshot)
            if proof is not None and proves(proof, snapshot, memory):
                talk.proof = ()
                return Done(proof)
            problem = OLD_NEWS if proof is not None else "what you wanted to check is not on the page any more"
        if not memory.rested:  # what is not all there yet would be asked about twice, and differ from run to run
            return RESTING
        talk.proof = talk.claimed = ()
        page = talk.show(snapshot, replace(memory, problem=problem), doubt)
        return self._asked(talk, Question(step, snapshot, page, memory))

    def _asked(self, talk: Conversation, question: Question) -> Decision:
        """The model's answer; one that can't be carried out is told to it, and it answers again."""
        most = MOST_OBJECTIVE_ASKS if question.step.objective else MOST_ASKS
        while talk.asks < most:
            talk.asks += 1
            reply = self.model.complete(tuple(talk.messages), answers.schema(talk.shape))
            talk.answered(reply.text)
            answer = answers.read(reply.text, talk.shape)
            try:
                if isinstance(answer, str):
                    raise Rejected(answer)
                talk.plan = answer.planned or talk.plan
                return self._decision(answer, talk, question)
            except Rejected as rejected:
                self._rejected()
                talk.reject(str(rejected))
        return Refuse("unclear", f"{self.name} gave no answer that could be carried out in {most} tries")

    def _decision(self, answer: Answer, talk: Conversation, question: Question) -> Decision:
        if answer.verdict == "cannot":
            reason = answers.told(answer.reason or answer.thought)
            return Refuse("unclear", f"{self.name} can't carry it out: {reason}")
        if answer.verdict == "wait":
            talk.waiting = Refuse("missing", f"{self.name} waits for the page: {answers.told(answer.reason)}")
            return talk.waiting
        reader = Reader(question)
        if question.step.type == "then":
            return self._claim(answer, reader, talk)
        return self._deed(answer, reader, talk, question)

    def _claim(self, answer: Answer, reader: Reader, talk: Conversation) -> Decision:
        """A Then is checks and nothing else."""
        if answer.actions:
            raise Rejected("a Then looks at the page as it is: it has no actions, only checks")
        if not answer.checks:
            raise Rejected("a Then needs checks that say what it claims")
        before = reader.question.before
        talk.claimed = reader.checks(answer.checks, (before,) if before is not None else ())
        return Verify(talk.claimed, reflected=True)

    def _deed(self, answer: Answer, reader: Reader, talk: Conversation, question: Question) -> Decision:
        """What a Given or When does, and what is to prove that it is done."""
        actions = reader.actions(answer.actions)
        if actions and answer.verdict == "done" and all(action.name == "remember" for action in actions):
            talk.noted = True  # that shows nowhere on the page: the note itself is what was to be done
            return Act(actions, reflected=True)
        checks = reader.checks(answer.checks, (*question.pages_of_step, *([question.snapshot] if actions else [])))
        if actions:
            if talk.offered(actions) > MOST_OFFERS:
                return Refuse("unclear", f"{self.name} offers the same again and again, in vain")
            talk.proof = self._owed(answer, checks)
            return Act(actions, reflected=True)
        if answer.verdict == "go on":
            raise Rejected('"go on" needs actions; say "wait" for a page that is still loading')
        if not checks:
            raise Rejected('"done" needs checks that show it on the page')
        if question.memory.this_step:
            if not proves(checks, question.snapshot, question.memory):
                raise Rejected(OLD_NEWS)
            return Done(checks)
        if question.step.type == "when":
            raise Rejected("a When does something; if nothing is to be done, say so by cannot")
        talk.claimed = checks
        return Verify(checks, reflected=True)

    @staticmethod
    def _owed(answer: Answer, checks: tuple[Check, ...]) -> tuple[Check, ...]:
        """The checks that are to show the actions done; none where the model wants to look first."""
        if answer.verdict != "done":
            return ()
        if not checks:
            raise Rejected('"done" needs checks that the page passes once the actions are done, and did not before')
        return checks


def proves(checks: Iterable[Check], snapshot: Snapshot, memory: Memory) -> bool:
    """Whether one of the checks at least says something that was not so all the time that the step has acted."""
    turns = memory.this_step
    pages = [turn.before for turn in turns if turn.before is not None]
    if not pages or all(turn.action.name in SILENT for turn in turns):
        return True
    return any(not held_on(page, check, snapshot) for check in checks for page in pages)

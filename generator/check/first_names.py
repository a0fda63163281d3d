"""First names that are common in the United Kingdom, whatever language they come from."""

from __future__ import annotations

_NAMES = """
aaron abbey abbie abdul abdullah abigail adam adeel adele adrian agnes agnieszka ahmad ahmed aidan aileen aisha
aisling akash alan alana alasdair alastair albert alec alejandro aleksandra alex alexander alexandra alfie alfred ali
alice alicia alison alistair allison alun amanda amelia amelie amina amir amit amna amrit amy ana anastasia andrea
andrew andrzej aneta angela angharad angus anil anita anjali ann anna annabel anne annette annie anthony antoni
antonia anwar archie arjun arthur arun asha ashley ashok asif asma audrey ayesha barbara barry beatrice becky belinda
ben benedict benjamin bernadette bernard beth bethan bethany betty beverley bilal blessing bogdan brenda brendan brian
bridget bronwen bryan bryony caitlin callum calum cameron camilla carl carla carol carole caroline carolyn carys
catherine cathy catrin ceri charles charlie cherie cheryl chidi chinedu chloe chris christina christine christopher
claire clare claudia clive colin connor conor cynthia daljit damian daniel danielle danny darren dave david dawid
debbie deborah debra deepak deirdre denise dennis derek desmond dhruv diana diane dilys dimitri dinesh dominic donald
donna doreen doris dorothy douglas duncan dylan eamonn ed eddie edward edwin eileen elaine eleanor elena eleri elin
elizabeth ella ellen ellie eloise elsie emeka emily emma emmanuel eric erica erin ernest esme esther ethan euan eugene
eva evan eve evelyn ewa ewan faisal farah farhan fatima fatimah felicity fergus fiona frances francesca francis frank
fred freddie frederick freya funmi gareth garry gary gavin gemma geoff geoffrey george georgina gerald geraldine
gerard gillian gina gita gladys glenda glenn glenys gloria gordon graeme graham greg gregory gurpreet gwen gwyneth
hamza hannah hans harjit harold harpreet harriet harry hasan hassan hayley hazel heather helen helena henry hilary
hilda howard hugh hugo hussain huw ian ibrahim ifan iftikhar imran ines ingrid ioan iqbal irena irene isaac isabel
isabella isabelle isla ismail isobel iwan jack jackie jacob jacqueline jade jake james jamie jan jane janet janice
janine jaroslaw jason javed jay jayne jean jeanette jeff jeffrey jemima jennie jennifer jenny jeremy jerome jerry jess
jessica jill jillian jim jimmy joan joanna joanne jodie joe joel john johnny jon jonathan josef joseph josephine josh
joshua joyce juan judith judy julia julian julie justin justyna kai kamal kamil karen karl karolina kasia katarzyna
kate katherine kathleen kathryn kathy katie katy kay keith kelly kenneth kerry kevin khadija khalid kieran kim kirsty
krystyna krzysztof kumar kwame kyle lakshmi lara laura lauren laurence lawrence layla leah leanne lee leila len leo
leon leonard lesley leslie lewis liam linda lindsay lindsey lisa liz lloyd logan lois lorna lorraine louis louise luca
lucas lucy luke lydia lynda lyndsey lynn lynne mabel maciej madeleine mahmood mair mairead maisie malcolm malgorzata
mandy manjit marcin marcus margaret maria mariam marian marie marilyn marina marion marjorie martha martyn mary maryam
mateusz mathew matilda matthew maureen maurice max meera megan mehmet melanie melissa mia michael michal michelle mike
mina miriam mohamed mohammad mohammed moira mollie molly monica monika morag morgan muhammad muriel murray mustafa
myfanwy nadia naomi narinder natalia natalie natasha nathan nathaniel naveed neha neil ngozi niamh nicholas nicola
nicole nigel nikhil nina noah nora noreen olga oliver olivia oluwaseun omar oscar owen padraig pamela parveen patricia
patrick paul paula pauline pawel pedro peggy peter petra philip philippa phillip phoebe phyllis pietro piotr poppy
preeti priya rachael rachel rafal raj rajesh ralph rana rani ravi raymond rebecca reginald rehana rhian rhiannon
rhodri rhona rhys richard rita robert roberta roger roisin ron ronald ronnie rory rosalind rosemary rosie roy rukhsana
rupert ruth ryan saeed saima sajid sally salma sam samantha samina samira samuel sandra sanjay sara sarah saskia
satnam scott sean sebastian shabana shahid shakira shannon sharon shaun sheila shelley shirley shona shreya sian simon
simran sinead siobhan sofia solomon sonia sophia sophie stacey stanley stefan stella stephanie stephen steve steven
stewart stuart sunil sunita surinder susan susanna susanne suzanne sylvia tamsin tania tanya tara tariq ted terence
teresa terry theo theresa thomas tia tim timothy tina toby tom tomasz tony tracey tracy trevor tyler umar uzma valerie
vanessa vera veronica vicky vijay vikram vincent vivian vivienne waheed walter wanda wasim wayne wendy wilfred william
winifred xavier yasmin yasmine yolanda yusuf yvette yvonne zac zachary zahra zainab zara zoe zofia zubair
"""
# First names that are words, months, places or surnames too.
_NAMES_AND_WORDS = """
alma amber angel april art ash august aurora austin autumn basil bill blake bob brook bruce carmen celeste chad
charity charlotte chase chelsea cherry chester christian christie clay cliff coral craig crystal daisy dale dan daphne
dawn dean dexter drew earl edith elliot faith fern flora florence forest gabriel gale gene georgia ginger glen grace
grant guy happy heath holly hope hunter iris israel ivy jasmine jo jordan joy june kent lance laurel leigh liberty
lily lincoln major mark martin mason may melody miles miranda myrtle neville nick norman olive pat pearl penny phil
porter prince ray reed rex rich rob robin rod rose ross rowan ruby russell sage sandy savannah scarlett sidney sky
skye stan sterling sue summer sunny sydney troy van victor victoria violet virginia warren will willow
"""
FIRST = frozenset(_NAMES.split())
FIRST_AND_WORDS = frozenset(_NAMES_AND_WORDS.split())
